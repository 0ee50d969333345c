import { expect, type Locator, type Page } from '@playwright/test'

async function middleOf(thing: Locator): Promise<{ x: number; y: number }> {
  await expect(thing).toBeVisible()
  const box = await thing.boundingBox()
  if (!box) throw new Error(`${thing} is not on the screen`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags with the mouse onto a place that says by `data-target` that it would take what is held, and lets go there. */
export async function dragOnto(page: Page, thing: Locator, place: Locator): Promise<void> {
  // Until both are at rest.
  await place.hover()
  await thing.hover()
  const from = await middleOf(thing)
  const to = await middleOf(place)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 12, from.y, { steps: 4 })
  await expect(async () => {
    // A machine that is busy may have missed the way there.
    await page.mouse.move(to.x - 6, to.y, { steps: 8 })
    await page.mouse.move(to.x, to.y)
    await expect(place).toHaveAttribute('data-target', 'true', { timeout: 1000 })
  }).toPass()
  await page.mouse.up()
}

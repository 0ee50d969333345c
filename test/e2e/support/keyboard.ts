import { expect, type Locator, type Page } from '@playwright/test'

/** More Tab stops than any screen of the app has before a person gives up. */
const patience = 120

/** Goes on with Tab until that control has the focus, as someone without a mouse does. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  for (let stop = 0; stop < patience; stop++) {
    if (await control.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${control}`)
}

/** Tab until there, then Enter. */
export async function pressOn(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('Enter')
}

/**
 * Waits until a menu or a dialog that was just opened has taken the focus. It does so some milliseconds after it can be seen, and once more
 * after that: what has been reached in it sooner would lose the focus again.
 */
export async function focusIsIn(opened: Locator): Promise<void> {
  await expect(opened.locator(':focus')).toHaveCount(1)
  await opened.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  )
}

/** Enter on a button of a dialog, or an entry of a menu, that was just opened. */
export async function pressInOpened(control: Locator): Promise<void> {
  await focusIsIn(control.locator('xpath=ancestor::*[@role="menu" or @role="dialog"][1]'))
  await control.press('Enter')
}

/** Keys that come before the page has drawn a frame, as from someone quick on a slow computer. */
export async function pressAtOnce(page: Page, ...keys: string[]): Promise<void> {
  await page.evaluate((all) => {
    for (const key of all) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }),
      )
    }
  }, keys)
}

/** One key again and again, with no longer pause between than the page itself needs: a slow computer is not a slow person. */
export async function pressInARow(page: Page, key: string, times: number): Promise<void> {
  await page.evaluate(
    async ([pressed, count]) => {
      for (let press = 0; press < count; press += 1) {
        document.activeElement?.dispatchEvent(
          new KeyboardEvent('keydown', { key: pressed, code: pressed, bubbles: true, cancelable: true }),
        )
        await new Promise((resolve) => setTimeout(resolve))
      }
    },
    [key, times] as const,
  )
}

/** Ctrl+K, what is looked for, Enter. */
export async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(name)
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue(name)
  await expect(page.getByRole('option', { name, selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
}

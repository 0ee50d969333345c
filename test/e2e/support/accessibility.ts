import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** No screen may break a WCAG 2.2 A or AA rule that axe can see. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  // What is fading in has the contrast of a moment; what turns for good, as a progress bar does, is not waited for.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().iterations === Infinity),
  )
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`,
  )
  expect(found, `axe on ${screen}`).toEqual([])
}

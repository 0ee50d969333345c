import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** So often it is looked at again, and after how long (ms): what fades in or out has the colours of a moment. */
const looksAgainAfterMs = [300, 1000, 2000]

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(rules).analyze()
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`,
  )
}

/** No screen may break a WCAG 2.2 A or AA rule that axe can see. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  let found = await violations(page)
  for (const pause of looksAgainAfterMs) {
    if (found.length === 0) return
    await page.waitForTimeout(pause)
    found = await violations(page)
  }
  expect(found, `axe on ${screen}`).toEqual([])
}

import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(rules).analyze()
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`,
  )
}

/** No screen may break a WCAG 2.2 A or AA rule that axe can see. What fades in or out has the colours of a moment, and is looked at again. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await expect
    .poll(() => violations(page), { message: `axe on ${screen}`, timeout: 5000, intervals: [300, 1000] })
    .toEqual([])
}

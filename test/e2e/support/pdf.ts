import type { Page } from '@playwright/test'

/** How many pages the screen makes when it is printed; Chromium does not compress a PDF's page objects. */
export async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

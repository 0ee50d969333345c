import { expect, type Locator, type Page } from '@playwright/test'
import { dictionary } from './dictionary.ts'

const t = dictionary('en')

/** Opens the import of questions and pastes two; they are read and still to be added. Gives the dialog; in English. */
export async function pasteQuestions(page: Page, origin: string): Promise<Locator> {
  await page.goto(`${origin}/questions`)
  await expect(page.getByRole('button', { name: t('exchange.menu') })).toBeVisible()
  await page.keyboard.press('i')
  const dialog = page.getByRole('dialog', { name: t('exchange.import_title') })
  await dialog.getByLabel(t('exchange.paste')).fill('What do you miss?\nWhere is home?')
  await dialog.getByRole('button', { name: t('exchange.paste_read') }).click()
  return dialog
}

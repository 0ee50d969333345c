import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { languages } from '../../src/shared/language.ts'
import { expectAccessible } from './support/accessibility.ts'
import { dictionary } from './support/dictionary.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

/** Cells as a spreadsheet gives them, under headings that say nothing to the app. */
const cells = [
  ['A', 'Мазмұны', 'Бөлім', 'Қосымша'],
  ['1', 'Қай жақтан көшіп келдіңіз?', 'Көш', ''],
  ['2', '', 'Көш', 'кейін жазамыз'],
  ['3', 'Алғашқы жұмысыңыз қандай еді?', 'Жұмыс', ''],
  ['4', 'Қай жақтан көшіп келдіңіз?', 'Көш', ''],
]

for (const language of languages) {
  test(`questions come in from a spreadsheet and go out as a table, in ${language}`, async ({ page }) => {
    const t = dictionary(language)
    const some = language === 'ru' ? 'few' : 'other'
    await withApp(page, { name: `e2e-import-${language}`, language }, async (origin) => {
      await page.goto(`${origin}/questions`)
      await expect(page.getByRole('button', { name: t('exchange.menu') })).toBeVisible()
      await page.keyboard.press('i')
      const dialog = page.getByRole('dialog', { name: t('exchange.import_title') })
      let exported = ''

      await test.step('pasted cells, and what their columns are', async () => {
        await dialog.getByLabel(t('exchange.paste')).fill(cells.map((row) => row.join('\t')).join('\n'))
        await dialog.getByRole('button', { name: t('exchange.paste_read') }).click()
        await dialog.getByRole('tab', { name: t('exchange.tab.columns') }).click()
        const header = dialog.getByLabel(t('exchange.header_row'))
        if ((await header.inputValue()) !== '1') await header.selectOption('1')
        const meaning = (column: string) =>
          dialog.getByRole('combobox', { name: t('exchange.meaning_of', { column }) })
        await meaning('A').selectOption('')
        await meaning('Мазмұны').selectOption('text_kk')
        await meaning('Бөлім').selectOption('theme_kk')
        await meaning('Қосымша').selectOption('notes')
        await expectAccessible(page, 'the columns of an import')
      })

      await test.step('what is left out, and why', async () => {
        await dialog.getByRole('tab', { name: new RegExp(t('exchange.tab.report')) }).click()
        const report = dialog.getByRole('tabpanel', { name: new RegExp(t('exchange.tab.report')) })
        await expect(report).toContainText(t('exchange.issue.no_text'))
        await expect(report).toContainText(t('exchange.issue.duplicate_in_file'))
        await expectAccessible(page, 'the report of an import')
      })

      await test.step('they are added', async () => {
        await dialog.getByRole('button', { name: t(`exchange.submit_${some}`, { count: 2 }) }).click()
        await expect(dialog).toContainText(t('exchange.done_added'))
        await expect(dialog).toContainText(t(`exchange.questions_${some}`, { count: 2 }))
        await dialog.getByRole('button', { name: t('exchange.done'), exact: true }).click()
        await expect(dialog).toBeHidden()
        await expect(page.getByText('Алғашқы жұмысыңыз қандай еді?')).toBeVisible()
      })

      await test.step('and go out again', async () => {
        await page.getByRole('button', { name: t('exchange.menu') }).click()
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page
            .getByRole('menuitem', { name: t('exchange.format.csv') })
            .last()
            .click(),
        ])
        expect(download.suggestedFilename()).toMatch(/\.csv$/)
        const text = readFileSync(await download.path(), 'utf8')
        for (const words of ['Қай жақтан көшіп келдіңіз?', 'Алғашқы жұмысыңыз қандай еді?', 'Көш', 'Жұмыс']) {
          expect(text).toContain(words)
        }
        exported = await download.path()
      })

      await test.step('of what is there already the report says so, and the focus comes back', async () => {
        await page.locator('#content').focus()
        await page.evaluate(() => (document.activeElement as HTMLElement).blur())
        await page.keyboard.press('i')
        await dialog.locator('input[type=file]').setInputFiles(exported)
        await expect(dialog.getByRole('status')).toContainText(t('exchange.nothing_known'))
        const report = dialog.getByRole('tab', { name: new RegExp(t('exchange.tab.report')) })
        await expect(report).toHaveAttribute('aria-selected', 'true')
        await expect(dialog.getByRole('tabpanel')).toContainText(t('exchange.issue.duplicate'))
        await expectAccessible(page, 'an import of which nothing is new')
        await page.keyboard.press('Escape')
        await expect(page.getByRole('button', { name: t('exchange.menu') })).toBeFocused()
      })
    })
  })
}

import { expect } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { featureWords } from './support/dictionary.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

for (const language of ['kk', 'ru', 'en'] as const) {
  test(`names are written, pasted, found and brought back by the keyboard, in ${language}`, async ({
    page,
  }) => {
    const t = featureWords(language, 'glossary')
    const fields = () => page.locator('[data-column=kk]')
    await withApp(page, { name: `glossary-${language}`, language }, async (origin) => {
      await page.goto(`${origin}/glossary`)
      await expect(page.getByText(t('none'), { exact: true })).toBeVisible()
      await expectAccessible(page, 'the glossary')

      await test.step('a name is written and saves itself', async () => {
        await page.keyboard.press('n')
        await expect(fields()).toBeFocused()
        await page.keyboard.type('Шыңжаң')
        await page.keyboard.press('Tab')
        await page.keyboard.type('Синьцзян')
        await page.keyboard.press('Enter')
        await expect
          .poll(() =>
            call<{ text: object }[]>(page, 'glossary.list', undefined, 'GET').then((all) => all[0]?.text),
          )
          .toEqual({ kk: 'Шыңжаң', ru: 'Синьцзян', en: '' })
      })

      await test.step('a list is pasted', async () => {
        await page.locator('body').press('Escape')
        await page.evaluate(() => (document.activeElement as HTMLElement).blur())
        await page.keyboard.press('p')
        const dialog = page.getByRole('dialog')
        await expect(dialog.getByLabel(t('paste_field'))).toBeFocused()
        await page.keyboard.insertText('Алматы; Алматы; Almaty\nҮрімжі; Урумчи; Urumqi')
        await expectAccessible(page, 'the glossary')
        await dialog.getByRole('button', { name: t('paste_add') }).press('Enter')
        await expect(fields()).toHaveCount(3)
      })

      await test.step('the arrows go down the column, the search finds letters of another keyboard', async () => {
        await fields().first().focus()
        await page.keyboard.press('ArrowDown')
        await expect(fields().nth(1)).toBeFocused()
        await expectAccessible(page, 'the glossary')
        await page.getByRole('searchbox').fill('уримжи')
        await expect(fields()).toHaveCount(1)
        await expect(fields()).toHaveValue('Үрімжі')
      })

      await test.step('a name that goes leaves the keyboard at the next one, the last at the content', async () => {
        await page.getByRole('searchbox').fill('')
        await expect(fields()).toHaveCount(3)
        const removing = page.locator('[data-removes]')
        await removing.nth(1).press('Enter')
        await expect(fields()).toHaveCount(2)
        await expect(removing.nth(1)).toBeFocused()
        await page.keyboard.press('Control+z')
        await expect(fields()).toHaveCount(3)
        await page.getByRole('searchbox').fill('жоқ атау')
        await page.getByRole('button', { name: t('show_all') }).press('Enter')
        await expect(fields()).toHaveCount(3)
        await expect(page.getByRole('searchbox')).toBeFocused()
        await page.getByRole('searchbox').fill('уримжи')
        await expect(fields()).toHaveCount(1)
      })

      await test.step('a removal is undone', async () => {
        await page.getByRole('button', { name: t('remove').replace('{{name}}', '') }).press('Enter')
        await expect(fields()).toHaveCount(0)
        await expect(page.locator('#content')).toBeFocused()
        await page.keyboard.press('Control+z')
        await expect(fields()).toHaveValue('Үрімжі')
      })
    })
  })
}

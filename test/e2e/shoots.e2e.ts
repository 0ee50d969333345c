import { expect, type Page } from '@playwright/test'
import { type Language, languages } from '../../src/shared/language.ts'
import { expectAccessible } from './support/accessibility.ts'
import { featureWords } from './support/dictionary.ts'
import { pressInOpened } from './support/keyboard.ts'
import { pagesOf } from './support/pdf.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

const days: Record<Language, string> = { kk: '03.12.2026', ru: '03.12.2026', en: '2026-12-03' }
const titles: Record<Language, string> = {
  kk: '2026 ж. 3 желтоқсан, бейсенбі',
  ru: 'Четверг, 3 декабря 2026 г.',
  en: 'Thursday, 3 December 2026',
}

for (const language of languages) {
  test(`a day of filming from the calendar to the call sheet, by the keyboard alone, in ${language}`, async ({
    page,
  }) => {
    const t = featureWords(language, 'shoots')
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key)
    }
    await withApp(page, { name: `e2e-shoots-${language}`, language }, async (origin) => {
      const fields = { title: 'Көшу', speakerName: 'Айгерім', language: 'kk', notes: '' }
      await call(page, 'interviews.create', fields)
      const name = { kk: 'Жол', ru: '', en: '' }
      const { id: themeId } = await call<{ id: string }>(page, 'themes.create', { name, colour: 'grape' })
      await call(page, 'shoots.updateMonth', { month: '2026-12', patch: { themeId } })

      await page.goto(new URL('/calendar?day=2026-11-25', origin).href)
      const day = page.locator('[role=gridcell][aria-selected=true]')
      await expect(day).toHaveAttribute('data-day', '2026-11-25')
      await expectAccessible(page, 'calendar')
      await expect(page.getByRole('button', { name: t('month_file') })).toBeDisabled()
      await day.focus()
      await press('PageDown')
      await expect(day).toHaveAttribute('data-day', '2026-12-25')
      const dot = page.locator('span', { hasText: 'Жол' }).locator('[aria-hidden]').first()
      await expect(dot).not.toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
      await press('ArrowUp', 'ArrowUp', 'ArrowUp')
      await expect(day).toHaveAttribute('data-day', '2026-12-04')
      await press('ArrowLeft')
      await expect(day).toBeFocused()
      await expect(page.getByRole('region', { name: titles[language] })).toBeVisible()

      await press('Enter')
      await expect(page.getByRole('combobox', { name: t('put_here') })).toBeFocused()
      await page.keyboard.type('Көш')
      await expect(page.getByRole('option', { name: 'Көшу' })).toBeVisible()
      await press('ArrowDown', 'Enter')
      await page.getByRole('button', { name: t('plan_day') }).press('Enter')
      const date = page.getByRole('textbox', { name: t('date'), exact: true })
      await expect(date).toHaveValue(days[language])
      await page.getByRole('textbox', { name: t('call_time') }).pressSequentially('930')
      await press('Enter')
      await expect(page.getByText('09:30–11:30')).toBeVisible()
      await page.getByRole('button', { name: t('propose') }).press('Enter')
      await page.getByRole('button', { name: t('add_person') }).press('Enter')
      await expect(page.locator('table input').first()).toBeFocused()
      await page.keyboard.type('Дана Нұр')
      await press('Tab', 'Tab')
      await page.keyboard.type('+7 701 555 44 33')
      await press('Tab')
      await page.getByRole('textbox', { name: t('hospital') }).pressSequentially('№ 7')
      await press('Tab')
      await expectAccessible(page, 'shoot')

      const printed = page.waitForEvent('popup')
      await page.getByRole('button', { name: t('call_sheet'), exact: true }).press('Enter')
      await pressInOpened(page.locator(`[role=menuitem][lang=${language}]`))
      const sheet = await printed
      await expect(sheet.getByText(titles[language])).toBeVisible()
      for (const words of [
        '09:30',
        'Дана Нұр',
        '+7 701 555 44 33',
        '№ 7',
        t('step.wrap'),
        t('role.interviewer'),
      ]) {
        await expect(sheet.locator('article').getByText(words).first()).toBeVisible()
      }
      await expectAccessible(sheet, 'call sheet')
      expect(await pagesOf(sheet)).toBeGreaterThan(1)
      expect(await numbersItsPages(sheet)).toBe(true)
      const other = language === 'kk' ? 'ru' : 'kk'
      await sheet.goto(sheet.url().replace(`language=${language}`, `language=${other}`))
      await expect(
        sheet.locator('article').getByText(featureWords(other, 'shoots')('step.wrap')),
      ).toBeVisible()

      await page.keyboard.press('n')
      const second = page.getByRole('button', { name: t('day_of', { day: 2, count: 2 }), pressed: true })
      await expect(second).toBeVisible()
      await expect(date).toBeFocused()
      await call(page, 'history.undo', undefined)
      await expect(date).toHaveValue(days[language])
      await call(page, 'history.undo', undefined)
      await expect(page.getByRole('textbox', { name: t('hospital') })).toHaveValue('')
      const file = await page.request.get(new URL(`/months/2026-12/ics?language=${language}`, origin).href)
      expect(await file.text()).toContain('DTSTART:20261203T043000Z')
    })
  })
}

/** The pages of the PDF that the browser makes of it. */

function numbersItsPages(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    [...document.styleSheets].some((style) =>
      [...style.cssRules].some(
        (rule) => rule instanceof CSSPageRule && /counter\(pages?\)/.test(rule.cssText),
      ),
    ),
  )
}

import { expect, type Page } from '@playwright/test'
import type { Assessment } from '../../src/shared/api/criteria.ts'
import type { Interview } from '../../src/shared/api/interviews.ts'
import type { Speaker } from '../../src/shared/api/speakers.ts'
import { type Language, languages } from '../../src/shared/language.ts'
import { expectAccessible } from './support/accessibility.ts'
import { dictionary, type Say } from './support/dictionary.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

const languageNames: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' }
const first = 'Гүлжазира Әуелхан'
const second = 'Ерлан Тоқтар'

/** Adds a speaker by the form, with the name in Kazakh; gives the id. */
async function addSpeaker(page: Page, t: Say, name: string): Promise<string> {
  const form = page.getByRole('dialog', { name: t('speakers.create') })
  await form.getByLabel(t('speakers.name_in', { language: languageNames.kk })).fill(name)
  await form.getByRole('button', { name: t('speakers.create_submit') }).click()
  await expect(page).toHaveURL(/\/speakers\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

for (const language of languages) {
  test(`speakers are added, assessed, ranked, compared and moved along, in ${language}`, async ({ page }) => {
    const t = dictionary(language)
    await withApp(page, { name: `e2e-speakers-${language}`, language }, async (origin) => {
      await test.step('the first speaker', async () => {
        await page.goto(`${origin}/speakers`)
        await expect(page.getByText(t('speakers.none'))).toBeVisible()
        const create = page.getByRole('button', { name: t('speakers.create') })
        await page.keyboard.press('n')
        await expect(page.getByRole('dialog', { name: t('speakers.create') })).toBeVisible()
        await page.keyboard.press('Escape')
        await expect(create).toBeFocused()
        await create.click()
      })
      const firstId = await addSpeaker(page, t, first)
      await expect(page.locator('#content')).toBeFocused()

      await test.step('the same person is found in another script', async () => {
        await page.goto(`${origin}/speakers?new=1`)
        const form = page.getByRole('dialog', { name: t('speakers.create') })
        const english = form.getByLabel(t('speakers.name_in', { language: languageNames.en }))
        await english.fill('Gulzhazira Auelkhan')
        const hint = form.getByRole('status')
        await expect(hint).toContainText(t('speakers.duplicate_title'))
        await expect(hint).toContainText(first)
        await expectAccessible(page, 'a new speaker who may be there already')
        await english.fill('')
        await expect(hint).toBeEmpty()
      })
      const secondId = await addSpeaker(page, t, second)

      await test.step('a day of birth, key by key: no other day is kept on the way', async () => {
        await page.goto(`${origin}/speakers/${firstId}`)
        const born = async () => (await call<Speaker>(page, 'speakers.get', { id: firstId }, 'GET')).birthDate
        const field = page.getByRole('textbox', { name: t('speakers.birth_date') })
        await field.pressSequentially(language === 'en' ? '2001-05-09' : '09.05.2001')
        await expect.poll(born).toBe('2001-05-09')
        await field.fill('7.6.02')
        await page.keyboard.press('Tab')
        await expect.poll(born).toBe('2002-06-07')
        await call(page, 'history.undo')
        expect(await born()).toBe('2001-05-09')
        await call(page, 'history.undo')
        expect(await born()).toBe(null)
        // a day from elsewhere takes the place of what is typed next, so it has to be there before
        await expect(field).toHaveValue('')
      })

      await test.step('what is no day, and no year, stays in its field and is said to be none', async () => {
        const day = page.getByRole('textbox', { name: t('speakers.birth_date') })
        const wrong = language === 'en' ? '2010-02-31' : '31.02.2010'
        await day.fill(wrong)
        await page.keyboard.press('Tab')
        await expect(day).toHaveValue(wrong)
        await expect(day).toHaveAccessibleDescription(
          t('common.no_such_day', { example: language === 'en' ? '2026-12-31' : '31.12.2026' }),
        )
        await day.fill('')
        await page.keyboard.press('Tab')
        await expect(day).toHaveAccessibleDescription('')
        const year = page.getByRole('textbox', { name: t('speakers.arrival_year') })
        await year.fill('20199')
        await page.keyboard.press('Tab')
        await expect(year).toHaveValue('20199')
        await expect(year).toHaveAccessibleDescription(
          t('speakers.year_between', { first: 1900, last: 2100 }),
        )
        await expectAccessible(page, 'a year that is none')
        await year.fill('2019')
        await page.keyboard.press('Tab')
        await expect(year).toHaveAccessibleDescription('')
        const stored = () => call<Speaker>(page, 'speakers.get', { id: firstId }, 'GET')
        await expect.poll(async () => (await stored()).arrivalYear).toBe(2019)
      })

      await test.step('the checklist, by a verdict of one’s own', async () => {
        const place = { speakerId: firstId, themeId: null, setId: null }
        await page.goto(`${origin}/speakers/${firstId}?tab=criteria`)
        const assessed = await call<Assessment>(page, 'criteria.assess', place, 'GET')
        const [item] = assessed.items.filter(({ criterion }) => criterion.weight > 0)
        const name = item?.criterion.name[language] ?? ''
        const verdict = (of: 'met' | 'unknown' | 'not_met') =>
          page.getByRole('button', {
            name: t('criteria.verdict_named', { name, verdict: t(`criteria.verdict.${of}`) }),
            exact: true,
          })
        await verdict('unknown').focus()
        await page.keyboard.press('Enter')
        await page.getByRole('menuitem', { name: t('criteria.verdict.met'), exact: true }).click()
        await expect(verdict('met')).toBeVisible()
        await expectAccessible(page, 'the checklist')
        // what was offered is taken, and the keyboard goes on beside it
        const taken = assessed.items.find(({ proposal }) => proposal !== null)
        if (!taken) throw new Error('nothing is offered')
        const row = page.locator(`li[id="criterion-${taken.criterion.id}"]`)
        const accept = row.getByRole('button', {
          name: new RegExp(`^${t('criteria.accept', { value: '' }).trim()}`),
        })
        await accept.press('Enter')
        await expect(accept).toBeHidden()
        await expect(row.locator('[class*=rowValue] :focus')).toBeVisible()
      })

      await test.step('the ranking, and side by side', async () => {
        await page.goto(`${origin}/speakers/compare`)
        const rail = page.getByRole('navigation', { name: t('shell.sections'), exact: true })
        const tabs = page.getByRole('navigation', { name: t('speakers.views_of') })
        await tabs.getByRole('link', { name: t('speakers.tab.criteria') }).click()
        await expect(rail.locator('[aria-current=page]')).toHaveText(t('shell.speakers'))
        await tabs.getByRole('link', { name: t('speakers.tab.ranking') }).click()
        const ranked = page.getByRole('listitem').filter({ has: page.getByRole('checkbox') })
        await expect(ranked).toHaveCount(2)
        await expect(ranked.first()).toContainText(first)
        for (const name of [first, second]) {
          await page.getByRole('checkbox', { name: t('criteria.compare.choose', { name }) }).check()
        }
        await page.keyboard.press('c')
        await expect(page.getByRole('heading', { name: t('criteria.compare.title') })).toBeVisible()
        await expect(page).toHaveURL(new RegExp(`ids=.*${secondId}`))
        for (const name of [first, second]) await expect(page.getByRole('table')).toContainText(name)
        await expectAccessible(page, 'speakers side by side')
      })

      await test.step('the board, by the keyboard', async () => {
        const { id } = await call<Interview>(page, 'interviews.create', {
          ...{ title: 'Көш жолы', speakerName: '', language: 'kk', notes: '', speakerId: firstId },
        })
        await page.goto(`${origin}/speakers/board`)
        await expect(page.getByRole('button', { name: /Көш жолы/ })).toBeVisible()
        await page.keyboard.press('j')
        await page.keyboard.press('Alt+ArrowRight')
        const status = async () => (await call<Interview>(page, 'interviews.get', { id }, 'GET')).status
        await expect.poll(status).toBe('contacted')
        await page.keyboard.press('Alt+ArrowRight')
        await expect.poll(status).toBe('agreed')
        await page.keyboard.press('Alt+ArrowLeft')
        await expect.poll(status).toBe('contacted')
        await page.keyboard.press('Control+z')
        await expect.poll(status).toBe('agreed')
      })
    })
  })
}

test('who was removed is brought back, or erased for good', async ({ page }) => {
  const language = 'ru'
  const t = dictionary(language)
  await withApp(page, { name: 'e2e-speakers-removed', language }, async (origin) => {
    for (const kk of [first, second]) {
      const { id } = await call<{ id: string }>(page, 'speakers.create', { name: { kk, ru: '', en: '' } })
      await call(page, 'speakers.remove', { id })
    }
    await page.goto(`${origin}/speakers`)
    await page.getByRole('button', { name: t('speakers.kept.open_few', { count: 2 }) }).click()
    const removed = page.getByRole('dialog', { name: t('speakers.kept.title') })
    await expect(removed.getByRole('listitem')).toHaveCount(2)
    await expectAccessible(page, 'the removed speakers')
    await removed.getByRole('button', { name: `${t('speakers.kept.restore')}: ${first}` }).click()
    await expect(removed.getByRole('listitem')).toHaveCount(1)
    await removed.getByRole('button', { name: `${t('speakers.erase.open')}: ${second}` }).click()
    const erase = page.getByRole('dialog', { name: t('speakers.erase.title', { name: second }) })
    await erase.getByRole('checkbox', { name: t('speakers.erase.understood') }).check()
    await erase.getByRole('button', { name: t('speakers.erase.submit.erase') }).click()
    await expect(removed).toContainText(t('speakers.kept.none'))
    await removed.getByRole('button', { name: t('common.close') }).click()
    await expect(page.getByRole('link', { name: first })).toBeVisible()
  })
})

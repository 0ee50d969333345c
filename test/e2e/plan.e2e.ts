import { expect, type Page } from '@playwright/test'
import type { Plan } from '../../src/shared/api/plans.ts'
import type { Language } from '../../src/shared/language.ts'
import { makeTempDir } from '../support/temp.ts'
import { expectAccessible } from './support/accessibility.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary, type Say } from './support/dictionary.ts'
import { pressOn } from './support/keyboard.ts'
import { pagesOf } from './support/pdf.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

const languageNames: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' }

async function openPlan(page: Page, url: string, t: Say, language: Language): Promise<string> {
  await page.goto(url)
  await page.getByRole('radio', { name: languageNames[language] }).check()
  await page.getByRole('button', { name: t('welcome.next') }).click()
  await page.getByRole('button', { name: t('library.create'), exact: true }).click()
  await expect(page.getByRole('heading', { name: t('home.empty_title') })).toBeVisible()
  await call(page, 'questions.addStarter')
  const interview = await call<{ id: string }>(page, 'interviews.create', {
    ...{ title: 'Алматыға көшу', speakerName: 'Айгүл', language, notes: '' },
  })
  const address = `${new URL(page.url()).origin}/interviews/${interview.id}/plan`
  await page.goto(address)
  return address
}

const rows = (page: Page) => page.locator('[data-item]')
const wordsOf = (page: Page) => page.locator('[data-row-button] [lang]:first-child').allInnerTexts()
const focusedIndex = (page: Page) =>
  page.evaluate(() => {
    const row = document.activeElement?.closest('[data-item]')
    return row ? [...document.querySelectorAll('[data-item]')].indexOf(row) : -1
  })

for (const language of ['kk', 'ru', 'en'] as const) {
  test(`a plan is made and printed with the keyboard alone, in ${language}`, async ({ page }) => {
    const t = dictionary(language)
    const app = await startApp(appHome(makeTempDir(`plan-${language}`)))
    try {
      await openPlan(page, app.url, t, language)
      await expect(page.getByText(t('plans.empty_title'))).toBeVisible()
      await expectAccessible(page, 'empty plan')

      await test.step('the bank is searched, and questions are added by Enter', async () => {
        await expect(page.locator('[data-bank-row]').first()).toBeVisible()
        await page.keyboard.press('/')
        await expect(page.getByRole('searchbox')).toBeFocused()
        await page.keyboard.press('ArrowDown')
        for (let count = 1; count <= 3; count += 1) {
          await page.keyboard.press('Enter')
          await expect(rows(page)).toHaveCount(count)
          await page.keyboard.press('ArrowDown')
        }
      })

      await test.step('a question of its own is written', async () => {
        await page.locator('[data-row-button]').first().focus()
        await page.keyboard.press('n')
        await page.keyboard.type('Сіз үшін үй деген не?')
        await page.keyboard.press('Enter')
        // a second Enter adds nothing, and what is typed at once is the next one
        await page.keyboard.press('Enter')
        await page.keyboard.type('Келесі')
        await expect(rows(page)).toHaveCount(4)
        await expect(page.locator(':focus')).toHaveValue('Келесі')
        await page.keyboard.press('Escape')
        await expect(page.getByRole('button', { name: t('plans.own_add') })).toBeFocused()
        await expect.poll(async () => (await wordsOf(page)).at(-1)).toBe('Сіз үшін үй деген не?')
      })

      await test.step('a question is moved; the focus goes with it, and undo brings it back', async () => {
        const before = await wordsOf(page)
        await page.locator('[data-row-button]').nth(0).focus()
        await page.keyboard.press('Alt+ArrowDown')
        await page.keyboard.press('Alt+ArrowDown')
        await expect.poll(() => wordsOf(page)).toEqual([before[1], before[2], before[0], before[3]])
        await expect.poll(() => focusedIndex(page)).toBe(2)
        await page.keyboard.press('Control+z')
        await page.keyboard.press('Control+z')
        await expect.poll(() => wordsOf(page)).toEqual(before)
      })

      await test.step('it is marked as one to ask, reworded, and another is removed', async () => {
        await page.locator('[data-row-button]').nth(1).focus()
        await page.keyboard.press('m')
        await expect(rows(page).nth(1).locator('[aria-pressed=true]')).toBeVisible()
        await page.keyboard.press('Enter')
        await rows(page).nth(1).getByLabel(languageNames[language]).fill('Қалай?')
        await page.keyboard.press('Tab')
        await expect(page.locator('[data-row-button]').nth(1)).toContainText('Қалай?')
        await expectAccessible(page, 'plan')
        await page.locator('[data-row-button]').nth(0).focus()
        await page.keyboard.press('Delete')
        await expect(rows(page)).toHaveCount(3)
      })

      await test.step('the sheet is printed: one page, and more of them in large type', async () => {
        await page.locator('[data-row-button]').nth(0).focus()
        await page.keyboard.press('p')
        await expect(page.getByRole('heading', { name: 'Алматыға көшу' })).toBeVisible()
        const sheet = page.getByRole('article')
        await expect(sheet).toContainText('Қалай?')
        await expect(sheet).toContainText(t('plans.must_ask'))
        await expectAccessible(page, 'question sheet')
        await expect.poll(() => pagesOf(page)).toBe(1)
        await call(page, 'plans.applyTemplate', {
          interviewId: page.url().split('/').at(-1)?.split('?')[0],
          apply: { templateId: 'ready-life', mode: 'append', themeId: null },
        })
        await expect(sheet.getByRole('listitem').last()).toBeVisible()
        await expect.poll(() => pagesOf(page)).toBeGreaterThan(2)
        const pages = await pagesOf(page)
        await page.getByRole('checkbox', { name: t('plans.sheet.large') }).check()
        await expect.poll(() => pagesOf(page)).toBeGreaterThan(pages)
      })
    } finally {
      await app.stop()
    }
  })
}

test('a template fills an empty plan, and what is added goes in front of its closing question', async ({
  page,
}) => {
  const t = dictionary('ru')
  const app = await startApp(appHome(makeTempDir('plan-template')))
  try {
    const address = await openPlan(page, app.url, t, 'ru')
    await pressOn(page, page.getByRole('button', { name: t('plans.templates.from') }))
    const dialog = page.getByRole('dialog', { name: t('plans.templates.title') })
    await pressOn(
      page,
      dialog.getByRole('button', { name: new RegExp(`^${t('plans.templates.use')}`) }).first(),
    )
    await expect(rows(page).first()).toBeVisible()
    await expect.poll(() => focusedIndex(page)).toBe(0)
    // Those beyond the edge of the window are drawn a moment later.
    const { items } = await call<Plan>(page, 'plans.get', { interviewId: address.split('/').at(-2) }, 'GET')
    await expect(rows(page)).toHaveCount(items.length)
    const before = await wordsOf(page)
    await expect(page.locator('[data-bank-row]').first()).toBeVisible()
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(rows(page)).toHaveCount(before.length + 1)
    await expect.poll(async () => (await wordsOf(page)).at(-1)).toBe(before.at(-1))
    await expectAccessible(page, 'a plan from a template')

    // A dialog that was just closed takes no key from the screen.
    await page.getByRole('button', { name: t('plans.templates.title') }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: t('plans.templates.title') })).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused()
  } finally {
    await app.stop()
  }
})

test('questions are dragged into a plan and within it', async ({ page }) => {
  const t = dictionary('kk')
  const app = await startApp(appHome(makeTempDir('plan-drag')))
  try {
    const address = await openPlan(page, app.url, t, 'kk')
    const interviewId = address.split('/').at(-2)
    const apply = { templateId: 'ready-portrait', mode: 'append', themeId: null }
    await call(page, 'plans.applyTemplate', { interviewId, apply })
    await expect(rows(page)).toHaveCount(7)
    const before = await wordsOf(page)
    await drag(page, rows(page).nth(0).locator('[aria-hidden]').first(), rows(page).nth(2))
    await expect.poll(() => wordsOf(page)).toEqual([before[1], before[2], before[0], ...before.slice(3)])
    await page.reload()
    await expect.poll(() => wordsOf(page)).toEqual([before[1], before[2], before[0], ...before.slice(3)])
    const question = page.locator('[data-bank-row]').first()
    const text = (await question.locator('[lang]').first().textContent()) ?? ''
    await drag(page, question, rows(page).nth(1), 0.2)
    await expect(rows(page)).toHaveCount(8)
    await expect.poll(async () => (await wordsOf(page))[1]).toBe(text)
  } finally {
    await app.stop()
  }
})

/** Drags with the mouse onto a thing, at `part` of its height. */
async function drag(
  page: Page,
  from: ReturnType<Page['locator']>,
  to: ReturnType<Page['locator']>,
  part = 0.6,
): Promise<void> {
  // Until both are at rest, and the rows have heard that a pointer has come, which may want to drag them.
  await to.hover()
  await from.hover()
  const start = await from.boundingBox()
  const end = await to.boundingBox()
  if (!start || !end) throw new Error('what is dragged is not on the screen')
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
  await page.mouse.down()
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2 + 12, { steps: 4 })
  const there = { x: end.x + 120, y: end.y + end.height * part }
  await page.mouse.move(there.x, there.y, { steps: 20 })
  await expect(async () => {
    // A machine that is busy may have missed the way there.
    await page.mouse.move(there.x - 6, there.y)
    await page.mouse.move(there.x, there.y)
    // What stands there now is the row itself, or one that would take what is held.
    await expect(to.and(page.locator('[data-dragging], [data-target]'))).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await page.mouse.up()
}

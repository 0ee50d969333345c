import { basename } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Plan } from '../../src/shared/api/plans.ts'
import type { Question, QuestionNode, QuestionPage } from '../../src/shared/api/questions.ts'
import { committedRecording } from '../support/speech-recordings.ts'
import { dictionary } from './support/dictionary.ts'
import { holdAnswers, holdBack } from './support/hold-back.ts'
import { pressAtOnce } from './support/keyboard.ts'
import { importRecording } from './support/recordings.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { newPlan, withApp } from './support/with-app.ts'

// What a key, a click or a word meets while the library has not answered yet.

const t = dictionary('en')

test('Enter in the search of the bank adds what is looked for, not what was found before', async ({
  page,
}) => {
  await withApp(page, 'bank', async (origin) => {
    const { id, address } = await newPlan(page, origin)
    await page.goto(address)
    const words = page.locator('[data-bank-row] [lang]:first-child')
    await expect(words.first()).toBeVisible()
    const wanted = (await words.nth(4).textContent()) ?? ''
    await page.keyboard.press('/')
    const search = page.getByRole('searchbox')
    await expect(search).toBeFocused()
    const answers = await holdBack(page, 'questions.search')
    await page.keyboard.insertText(wanted)
    await expect.poll(answers.asked).toBeGreaterThan(0)
    await page.keyboard.press('Enter')
    answers.letGo()
    const items = async () => (await call<Plan>(page, 'plans.get', { interviewId: id }, 'GET')).items
    await expect.poll(async () => (await items()).map(({ text }) => text.en)).toEqual([wanted])
    // and one that comes before the search has rested
    await search.fill('')
    await expect(words.nth(6)).toBeVisible()
    const other = (await words.nth(6).textContent()) ?? ''
    await page.evaluate(() => document.querySelector<HTMLInputElement>('aside input[type=search]')?.focus())
    await page.keyboard.insertText(other)
    await pressAtOnce(page, 'ArrowDown', 'Enter')
    await expect.poll(async () => (await items()).map(({ text }) => text.en)).toEqual([wanted, other])
    await expect(page.locator('[data-bank-row]').first()).toBeFocused()
  })
})

test('the arrow leads from the search to what is looked for, not to what was found before', async ({
  page,
}) => {
  await withApp(page, 'late-search', async (origin) => {
    await call(page, 'questions.addStarter')
    await page.goto(`${origin}/questions`)
    const rows = page.locator('[data-row-button]')
    await expect(rows.nth(5)).toBeVisible()
    const wanted = (await rows.nth(5).locator('[lang]').first().textContent()) ?? ''
    await page.keyboard.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused()
    const answers = await holdBack(page, 'questions.search')
    await page.keyboard.insertText(wanted)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(answers.asked).toBeGreaterThan(0)
    answers.letGo()
    await expect(rows.first()).toContainText(wanted)
    await expect(rows.first()).toBeFocused()
    await expect(page.getByRole('region', { name: t('questions.editor') })).toHaveCount(0)
  })
})

test('a text that is typed on is not taken back by an answer that is older', async ({ page }) => {
  await withApp(page, 'text', async (origin) => {
    const { id } = await call<Question>(page, 'questions.create', { themeId: null })
    await page.goto(`${origin}/questions?question=${id}`)
    const field = (language: string) =>
      page.getByRole('textbox', { name: `${t('questions.text')}, ${language}` })
    await expect(field('English')).toBeFocused()
    const trees = await holdBack(page, 'questions.tree')
    await page.keyboard.type('Where')
    // it rests and is saved, and the page fetches what it has saved
    await expect.poll(trees.asked).toBeGreaterThan(0)
    const updates = await holdBack(page, 'questions.update')
    await page.keyboard.type(' is home?')
    await page.keyboard.press('Tab')
    await expect.poll(updates.asked).toBeGreaterThan(0)
    trees.letGo()
    await page.waitForTimeout(300)
    await expect(field('English')).toHaveValue('Where is home?')
    await field('Русский').focus()
    await page.keyboard.type('Где дом?')
    updates.letGo()
    await page.keyboard.press('Tab')
    const stored = async () => (await call<QuestionNode>(page, 'questions.tree', { id }, 'GET')).text
    await expect.poll(stored).toMatchObject({ en: 'Where is home?', ru: 'Где дом?' })
  })
})

test('keys while questions far away are fetched stay with the list', async ({ page }) => {
  await withApp(page, 'far', async (origin) => {
    await call(page, 'questions.addStarter')
    await page.goto(`${origin}/questions`)
    const row = (index: number) => page.locator(`[data-index="${index}"] [data-row-button]`)
    await expect(row(3)).toBeVisible()
    const { total } = await call<QuestionPage>(
      page,
      'questions.search',
      { ...{ text: '', themeId: null, roles: [], statuses: [], missing: [], tags: [] }, offset: 0, limit: 1 },
      'GET',
    )
    await row(0).focus()
    const answers = await holdBack(page, 'questions.search')
    await page.keyboard.press('End')
    await expect.poll(answers.asked).toBeGreaterThan(0)
    await expect(row(0)).toBeHidden()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    // what would be done to a question waits for nobody knows which
    await page.keyboard.press('x')
    await page.waitForTimeout(2500)
    await page.keyboard.press('ArrowDown')
    answers.letGo()
    await expect(row(total - 2)).toBeFocused()
    await expect(page.getByRole('group', { name: t('questions.chosen_actions') })).toBeHidden()
  })
})

test('what is typed while a follow-up is made makes no other question', async ({ page }) => {
  await withApp(page, 'follow-up', async (origin) => {
    const { id } = await call<Question>(page, 'questions.create', { themeId: null })
    await page.goto(`${origin}/questions?question=${id}`)
    await expect(page.getByRole('textbox', { name: `${t('questions.text')}, English` })).toBeFocused()
    await page.keyboard.type('Where?')
    const creating = await holdBack(page, 'questions.create')
    await page.keyboard.press('Control+Enter')
    await expect.poll(creating.asked).toBe(1)
    await page.keyboard.type('nn')
    await page.waitForTimeout(200)
    expect(creating.asked()).toBe(1)
    creating.letGo()
    await expect(page.getByRole('textbox', { name: `${t('questions.follow_up')}, English` })).toBeFocused()
  })
})

test('a question that comes late takes the focus from nobody who writes elsewhere', async ({ page }) => {
  await withApp(page, 'late', async (origin) => {
    const { id } = await call<Question>(page, 'questions.create', { themeId: null })
    await page.goto(`${origin}/questions?question=${id}`)
    const field = (language: string) =>
      page.getByRole('textbox', { name: `${t('questions.text')}, ${language}` })
    await expect(field('English')).toBeFocused()
    await page.keyboard.type('Where?')
    const creating = await holdBack(page, 'questions.create')
    await page.keyboard.press('Control+Enter')
    await expect.poll(creating.asked).toBe(1)
    await field('Русский').focus()
    await page.keyboard.type('Где')
    creating.letGo()
    await expect(page.getByRole('textbox', { name: `${t('questions.follow_up')}, English` })).toBeVisible()
    await page.keyboard.type(' дом?')
    await expect(field('Русский')).toBeFocused()
    await expect(field('Русский')).toHaveValue('Где дом?')

    const another = await holdBack(page, 'questions.create')
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.keyboard.press('n')
    await expect.poll(another.asked).toBe(1)
    await page.keyboard.press('/')
    await page.keyboard.type('Wh')
    another.letGo()
    await expect(field('English')).toHaveValue('')
    await page.keyboard.type('ere')
    await expect(page.getByRole('searchbox', { name: t('questions.search') })).toHaveValue('Where')
  })
})

test('the form for an interview is not that of a new one while the list is on its way', async ({ page }) => {
  await withApp(page, 'late-form', async (origin) => {
    const { id } = await newPlan(page, origin)
    const lists = await holdBack(page, 'interviews.list')
    await page.goto(`${origin}/interviews?edit=${id}`)
    await expect.poll(lists.asked).toBeGreaterThan(0)
    await expect(page.getByRole('heading', { name: t('shell.interviews'), level: 1 })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    lists.letGo()
    const form = page.getByRole('dialog', { name: t('interviews.edit') })
    await expect(form.getByLabel(t('interviews.title'))).toHaveValue('Moving')
  })
})

test('a file whose reading ends after the dialog was closed is not shown in the next one', async ({
  page,
}) => {
  await withApp(page, 'late-file', async (origin) => {
    await page.goto(`${origin}/questions?import=1`)
    const dialog = page.getByRole('dialog', { name: t('exchange.import_title') })
    const uploads = await holdBack(page, '/upload/questions')
    const file = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('Question\nWhere?\n') }
    await dialog.locator('input[type=file]').setInputFiles(file)
    await expect.poll(uploads.asked).toBe(1)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
    const read = page.waitForResponse(/upload\/questions/)
    uploads.letGo()
    await read
    const closed = page.waitForResponse(/exchange\.close/)
    await closed
    await page.keyboard.press('i')
    await expect(dialog.getByLabel(t('exchange.choose')).first()).toBeAttached()
  })
})

test('who goes on while a question is moved keeps the focus', async ({ page }) => {
  await withApp(page, 'late-move', async (origin) => {
    const { id: themeId } = await call<{ id: string }>(page, 'themes.create', {
      ...{ name: { kk: '', ru: '', en: 'Home' }, colour: 'teal' },
    })
    for (const en of ['One', 'Two', 'Three']) {
      const { id } = await call<Question>(page, 'questions.create', { themeId })
      await call(page, 'questions.update', { id, patch: { text: { kk: '', ru: '', en } } })
    }
    await page.goto(`${origin}/questions?theme=${themeId}`)
    const rows = page.locator('[data-row-button]')
    await expect(rows).toHaveCount(3)
    const moving = await holdBack(page, 'questions.move')
    await rows.first().focus()
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(moving.asked).toBe(1)
    await page.keyboard.press('End')
    await expect(rows.filter({ hasText: 'Three' })).toBeFocused()
    moving.letGo()
    await expect(rows.first()).toContainText('Two')
    await page.waitForTimeout(300)
    await expect(rows.filter({ hasText: 'Three' })).toBeFocused()
  })
})

test('what changes while a screen is being fetched for the first time is shown', async ({ page }) => {
  await withApp(page, 'late-first', async (origin) => {
    const { id: interviewId, address } = await newPlan(page, origin)
    const plans = await holdAnswers(page, 'plans.get')
    await page.goto(address)
    await expect.poll(plans.asked).toBeGreaterThan(0)
    const apply = { templateId: 'ready-portrait', mode: 'append', themeId: null }
    await call(page, 'plans.applyTemplate', { interviewId, apply })
    await newsToCome(page)
    plans.letGo()
    await expect(page.locator('[data-item]')).toHaveCount(7)
  })
})

test('an import that ends while its list is on its way does not stand still', async ({ page }) => {
  await withApp(page, 'late-import', async (origin) => {
    const { path } = committedRecording('kk')
    const { interviewId } = await importRecording(page, { path, title: 'Moving' })
    const takes = await holdAnswers(page, 'takes.list')
    await page.goto(`${origin}/interviews/${interviewId}/recordings`)
    await expect.poll(takes.asked).toBeGreaterThan(0)
    const other = committedRecording('ru')
    const { take } = await call<{ take: { id: string } }>(page, 'takes.importPath', {
      ...{ interviewId, path: other.path },
    })
    const status = () => call<{ status: string }>(page, 'takes.get', { id: take.id }, 'GET')
    await expect.poll(async () => (await status()).status, { timeout: 60_000 }).toBe('ready')
    await newsToCome(page)
    takes.letGo()
    await expect(page.getByRole('article', { name: basename(other.path) })).toBeVisible()
  })
})

/** Time for the page to hear of a change that it has made behind its own back; of news that come later still nothing is to be feared. */
const newsToCome = (page: Page) => page.waitForTimeout(700)

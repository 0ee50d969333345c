import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { MarkKind, Session } from '../../src/shared/api/sessions.ts'
import { makeTempDir } from '../support/temp.ts'
import { expectAccessible } from './support/accessibility.ts'
import { appHome, startApp } from './support/app.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

/** The texts of the feature in Kazakh, the language of these scenarios. */
const texts = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'src/renderer/features/sessions/texts/kk.json'), 'utf8'),
).sessions

const { shell } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'src/renderer/i18n/kk.json'), 'utf8'),
)

const questions = ['Қай жақтан келдіңіз?', 'Не қиын болды?', 'Арманыңыз қандай?']

async function marksOf(page: Page, interviewId: string): Promise<Session['marks']> {
  const sessions = await call<Session[]>(page, 'sessions.list', { interviewId }, 'GET')
  return sessions.flatMap(({ marks }) => marks)
}

const kinds = (marks: readonly { kind: MarkKind }[]) => marks.map(({ kind }) => kind)

async function planned(page: Page): Promise<string> {
  await call(page, 'app.updateSettings', { interfaceLanguage: 'kk' })
  const fields = { title: 'Көшу', speakerName: '', language: 'kk', notes: '' }
  const { id } = await call<{ id: string }>(page, 'interviews.create', fields)
  const items = questions.map((kk) => ({
    ...{ from: 'own', text: { kk, ru: `${kk} (орысша)`, en: '' } },
    ...{ role: 'core', themeId: null },
  }))
  await call(page, 'plans.add', { interviewId: id, items, index: null })
  return id
}

/** Holds a key for so long that the system repeats it. */
async function hold(page: Page, key: string): Promise<void> {
  for (let times = 0; times < 3; times += 1) await page.keyboard.down(key)
  await page.keyboard.up(key)
}

const isFullScreen = (page: Page) => page.evaluate(() => document.fullscreenElement !== null)

const heading = (page: Page, text: string) => page.getByRole('heading', { name: text, exact: true })

test('an interview is marked by the keyboard alone, in the languages of a bilingual shoot', async ({
  page,
}) => {
  const folder = makeTempDir('e2e-on-set')
  const app = await startApp(appHome(folder), ['--library', join(folder, 'lib')])
  try {
    await page.goto(app.url)
    const id = await planned(page)
    await page.goto(new URL(`/interviews/${id}/on-set`, app.url).href)
    await expect(heading(page, questions[0]!)).toBeVisible()
    await expectAccessible(page, 'on set')
    await page.keyboard.press('Shift+F')
    await expect.poll(() => isFullScreen(page)).toBe(true)
    await page.keyboard.press('Shift+F')
    await expect.poll(() => isFullScreen(page)).toBe(false)

    // a key that is held marks once
    await hold(page, 'Space')
    await expect(page.getByText(texts.safe, { exact: true })).toBeVisible()
    await page.keyboard.press('Space')
    await expect(page.getByText(texts.status.asked, { exact: true })).toBeVisible()
    await hold(page, 'g')
    await page.keyboard.press('Space')
    await expect(heading(page, questions[1]!)).toBeVisible()
    await page.keyboard.press('s')
    await expect(heading(page, questions[2]!)).toBeVisible()
    await page.keyboard.press('z')
    await expect(heading(page, questions[1]!)).toBeVisible()
    await page.keyboard.press('Space')
    await page.keyboard.press('p')
    await expect(page.getByText(texts.paused, { exact: true }).first()).toBeVisible()
    await page.keyboard.press('p')
    await page.keyboard.press('n')
    // the keys write and do not mark
    await page.getByLabel(texts.note_field).pressSequentially('gsp жақсы')
    await page.keyboard.press('Enter')
    await page.keyboard.press('l')
    await expect(heading(page, `${questions[1]} (орысша)`)).toBeVisible()
    await expectAccessible(page, 'on set, two languages')
    await page.keyboard.press('b')
    await page.keyboard.press('b')
    const black = page.getByRole('button', { name: texts.light })
    await expect(black).toBeVisible()
    await page.keyboard.press('g')
    await black.click()
    await expect(black).toBeHidden()
    await page.keyboard.press('n')
    await page.getByLabel(texts.note_field).fill('соңғысы')
    // ending keeps the note that is being typed
    await page.getByRole('button', { name: texts.end, exact: true }).click()
    await expect(heading(page, texts.ended)).toBeVisible()
    await expectAccessible(page, 'on set, ended')

    await expect(async () => {
      const marks = await marksOf(page, id)
      expect(kinds(marks)).toEqual([
        ...(['start', 'asked', 'great', 'asked', 'pause', 'resume', 'note', 'great'] as const),
        ...(['note', 'end'] as const),
      ])
      expect(marks.map(({ text }) => text.kk).filter(Boolean)).toEqual([
        ...[questions[0], questions[0], questions[1], questions[1], questions[1], questions[1]],
      ])
      expect(marks.map(({ note }) => note).filter(Boolean)).toEqual(['gsp жақсы', 'соңғысы'])
      const moments = marks.map(({ at }) => Date.parse(at))
      expect(moments).toEqual(moments.toSorted((a, b) => a - b))
    }).toPass({ timeout: 30_000 })

    await page.goto(new URL(`/interviews/${id}/shoot`, app.url).href)
    await expect(page.getByText(texts.kind.great, { exact: true }).first()).toBeVisible()
    await expectAccessible(page, 'shoot')
  } finally {
    await app.stop()
  }
})

test('a window that can only read says so on the set, and offers nothing that would mark', async ({
  page,
  context,
}) => {
  const folder = makeTempDir('e2e-on-set-read-only')
  const library = ['--library', join(folder, 'lib')]
  const writer = await startApp(appHome(folder), library)
  const reader = await startApp(appHome(join(folder, 'reader')), library)
  try {
    await page.goto(writer.url)
    const id = await planned(page)
    await page.goto(new URL(`/interviews/${id}/on-set`, writer.url).href)
    await expect(heading(page, questions[0]!)).toBeVisible()
    await page.keyboard.press('Space')
    await expect(page.getByText(texts.safe, { exact: true })).toBeVisible()

    const other = await context.newPage()
    await other.goto(reader.url)
    await call(other, 'app.updateSettings', { interfaceLanguage: 'kk' })
    await other.goto(new URL(`/interviews/${id}/on-set`, reader.url).href)
    await expect(heading(other, questions[0]!)).toBeVisible()
    await expect(other.getByText(shell.read_only)).toBeVisible()
    await expect(other.getByRole('button', { name: texts.great })).toBeDisabled()
    await expect(other.getByRole('button', { name: texts.end, exact: true })).toBeHidden()
    await other.keyboard.press('ArrowRight')
    await expect(heading(other, questions[1]!)).toBeVisible()

    await page.keyboard.press('e')
    await expect(page.getByRole('button', { name: texts.again })).toBeVisible()
    await expect(heading(other, texts.ended)).toBeVisible({ timeout: 30_000 })
    await expect(other.getByRole('button', { name: texts.again })).toBeHidden()
    await expect(other.getByRole('button', { name: texts.go_on })).toBeHidden()
    await expectAccessible(other, 'on set, ended, read only')

    // nor do the other screens of this window offer what it cannot do
    await other.goto(new URL('/speakers?new=1', reader.url).href)
    await expect(other.getByText(shell.read_only)).toBeVisible()
    await expect(other.getByRole('dialog')).toBeHidden()
    // and the list leads to where the interview stands
    await other.goto(new URL('/interviews', reader.url).href)
    const listed = other.getByRole('link', { name: 'Көшу' })
    await expect(listed).toHaveAttribute('href', `/interviews/${id}/shoot`)
  } finally {
    await reader.stop()
    await writer.stop()
  }
})

test('no mark is lost when the app is killed in the middle of a shoot', async ({ page, context }) => {
  const folder = makeTempDir('e2e-on-set-crash')
  const home = appHome(folder)
  const library = ['--library', join(folder, 'lib')]
  let app = await startApp(home, library)
  try {
    await page.goto(app.url)
    const id = await planned(page)
    const onSet = new URL(`/interviews/${id}/on-set`, app.url).href
    await page.goto(onSet)
    await expect(heading(page, questions[0]!)).toBeVisible()
    await page.keyboard.press('Space')
    await page.keyboard.press('Space')
    await expect(page.getByText(texts.safe, { exact: true })).toBeVisible()
    await app.stop('SIGKILL')

    // the shoot goes on without the app
    await page.keyboard.press('g')
    await page.keyboard.press('Space')
    await expect(heading(page, questions[1]!)).toBeVisible()
    await page.keyboard.press('Space')
    await page.keyboard.press('g')
    await page.keyboard.press('z')
    await page.keyboard.press('n')
    await page.getByLabel(texts.note_field).fill('байланыссыз')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^\d+ белгі күтіп тұр$/)).toBeVisible({ timeout: 30_000 })
    await expectAccessible(page, 'on set, without the app')

    // the window is closed as well, before the app is back
    await page.close()
    app = await startApp(home, library)
    const again = await context.newPage()
    await again.goto(app.url)
    expect(new URL(app.url).origin).toBe(new URL(onSet).origin)
    const whole = ['start', 'asked', 'great', 'asked', 'note']
    await expect(async () => expect(kinds(await marksOf(again, id))).toEqual(whole)).toPass({
      timeout: 30_000,
    })
    await again.goto(onSet)
    // it goes on where it was
    await expect(heading(again, questions[1]!)).toBeVisible()
    await expect(again.getByText(texts.status.asked, { exact: true })).toBeVisible()
    expect(kinds(await marksOf(again, id))).toEqual(whole)
    // leaving keeps the note that is being typed
    await again.keyboard.press('n')
    await again.getByLabel(texts.note_field).fill('шығарда')
    await again.getByRole('link', { name: texts.leave }).click()
    await expect(async () => {
      const last = (await marksOf(again, id)).at(-1)
      expect(last).toMatchObject({ kind: 'note', note: 'шығарда' })
    }).toPass({ timeout: 30_000 })
    // so does loading the window again
    await again.goto(onSet)
    await expect(heading(again, questions[1]!)).toBeVisible()
    await again.keyboard.press('n')
    await again.getByLabel(texts.note_field).fill('жаңартқанда')
    await again.reload()
    await expect(async () => {
      const last = (await marksOf(again, id)).at(-1)
      expect(last).toMatchObject({ kind: 'note', note: 'жаңартқанда' })
    }).toPass({ timeout: 30_000 })
  } finally {
    await app.stop()
  }
})

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Clip } from '../../src/shared/api/clips.ts'
import type { Mark, MarkKind } from '../../src/shared/api/sessions.ts'
import { expectAccessible } from './support/accessibility.ts'
import { dictionary } from './support/dictionary.ts'
import { pressOn } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

const recording = join(import.meta.dirname, '..', '..', 'resources', 'sample', 'interview.mp4')
const questions = ['Откуда вы приехали?', 'Что было труднее всего?', 'О чём вы мечтаете?'] as const

/** What was marked on the set, in seconds from its beginning: long before the sample's file was written. */
const sitting: [seconds: number, kind: MarkKind, question: number | null, note?: string][] = [
  [0, 'start', null],
  [3, 'asked', 0],
  [20, 'great', 0],
  [43, 'asked', 1],
  [50, 'note', 1, 'голос дрогнул'],
  [60, 'great', 1],
  [83, 'asked', 2],
  [120, 'end', null],
]

/** An interview with those marks. */
async function marked(page: Page): Promise<string> {
  const fields = { title: 'Первые дни', speakerName: 'Айгерим', language: 'ru', notes: '' }
  const { id } = await call<{ id: string }>(page, 'interviews.create', fields)
  const sessionId = randomUUID()
  const beganMs = Date.UTC(2024, 4, 6, 7, 8, 9)
  const ops = sitting.map(([seconds, kind, question, note], seq) => {
    const text = { kk: '', ru: question === null ? '' : questions[question]!, en: '' }
    const at = new Date(beganMs + seconds * 1000).toISOString()
    const mark: Mark = { id: randomUUID(), sessionId, seq, kind, at, itemId: null, text, note: note ?? '' }
    return { op: 'add', mark }
  })
  await call(page, 'sessions.record', { interviewId: id, utcOffsetMinutes: 300, ops })
  return id
}

test('marks of the set are laid over the recording by ear, and become chapters and a clip', async ({
  page,
}) => {
  const t = dictionary('ru')
  await withApp(page, { name: 'e2e-marks', language: 'ru' }, async (origin) => {
    const id = await marked(page)
    const clips = () => call<Clip[]>(page, 'clips.list', { interviewId: id }, 'GET')
    const panel = page.getByRole('region', { name: t('sessions.from_set') })
    const head = panel.getByRole('button', { name: t('sessions.from_set') })
    const chapters = panel.locator('pre')
    const make = panel.getByRole('button', { name: t('sessions.make_named', { name: questions[1] }) })

    await test.step('the recording is imported', async () => {
      await page.goto(new URL(`/interviews/${id}/recordings`, origin).href)
      await page.locator('input[type=file]').setInputFiles(recording)
      const imported = t('job.finished.import', { title: 'interview.mp4' })
      await expect(page.getByText(imported)).toBeVisible({ timeout: 90_000 })
    })

    await test.step('by the file’s clock no mark is in it', async () => {
      await page.goto(new URL(`/interviews/${id}/clips`, origin).href)
      await expect(head).toContainText(t('sessions.nothing_inside'))
      await expect(head).toHaveAttribute('aria-expanded', 'true')
      await expect(chapters).toBeHidden()
      await expectAccessible(page, 'marks outside of the recording')
    })

    await test.step('the first question is heard at 12 s', async () => {
      const clock = page.getByRole('group', { name: t('player.title') })
      await expect(clock).toContainText(/3:02/)
      await page.keyboard.press('l')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await expect(clock).toContainText(/0:12/)
      await expect(panel.getByRole('combobox', { name: t('sessions.which_question') })).toHaveValue(
        `1. ${questions[0]}`,
      )
      await pressOn(page, panel.getByRole('button', { name: t('sessions.heard') }))
      await expect(chapters).toHaveText(
        [
          `00:00 ${t('sessions.opening')}`,
          ...[`00:12 ${questions[0]}`, `00:52 ${questions[1]}`, `01:32 ${questions[2]}`],
        ].join('\n'),
      )
      await expect(head).toContainText(t('sessions.suggestion_count_few', { count: 2 }))
    })

    await test.step('all are moved by a second', async () => {
      const later = panel.getByRole('button', { name: `${t('sessions.later')}: 1,0`, exact: true })
      await pressOn(page, later)
      await expect(chapters).toContainText(`00:13 ${questions[0]}`)
      await expect(chapters).toContainText(`01:33 ${questions[2]}`)
      await expectAccessible(page, 'marks laid over the recording')
    })

    await test.step('a clip is made of a great answer', async () => {
      await expect(panel.getByRole('list', { name: t('sessions.suggestions') })).toContainText(
        'голос дрогнул',
      )
      await pressOn(page, make)
      await expect(page).toHaveURL(/[?&]clip=/)
      await expect(page.getByRole('textbox', { name: t('clips.title'), exact: true })).toHaveValue(
        questions[1],
      )
      expect(await clips()).toMatchObject([{ title: questions[1], inMs: 53_000, outMs: 93_000 }])
      await pressOn(page, head)
      await expect(panel.getByText(t('sessions.made'))).toHaveCount(1)
      await expect(make).toBeHidden()
      await expectAccessible(page, 'a clip of a great answer')
    })

    await test.step('all of it is undone, one after the other', async () => {
      await page.keyboard.press('Control+z')
      await expect(make).toBeVisible()
      expect(await clips()).toEqual([])
      await page.keyboard.press('Control+z')
      await expect(chapters).toContainText(`00:12 ${questions[0]}`)
      await page.keyboard.press('Control+z')
      await expect(head).toContainText(t('sessions.nothing_inside'))
      await page.keyboard.press('Control+Shift+z')
      await expect(chapters).toContainText(`00:52 ${questions[1]}`)
    })
  })
})

import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { StoredTranscript } from '../../src/shared/api/transcripts.ts'
import { type Conversation, makeConversation } from '../support/conversations.ts'
import { ctcModelPath, espeakAvailable } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'
import { expectAccessible } from './support/accessibility.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary } from './support/dictionary.ts'
import { pressOn, tabTo } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

/** Share of the words that may go to the wrong one: a word's time is known to a few hundredths of a second. */
const maxWrong = 0.05

/** The interview with its recording, and a transcript of it in which nobody is told apart. */
async function transcribed(page: Page, path: string): Promise<{ id: string; transcriptId: string }> {
  const fields = { title: 'Two microphones', speakerName: 'Aigerim', language: 'kk', notes: '' }
  const { id } = await call<{ id: string }>(page, 'interviews.create', fields)
  await call(page, 'takes.importPath', { interviewId: id, path })
  const model = await call<{ id: string }>(page, 'models.add', { path: ctcModelPath })
  const takes = () => call<{ id: string; info: unknown }[]>(page, 'takes.list', { interviewId: id }, 'GET')
  await expect.poll(async () => (await takes())[0]?.info ?? null, { timeout: 60_000 }).not.toBeNull()
  const takeId = (await takes())[0]!.id
  const options = { takeId, language: 'kk', translateTo: null, modelId: model.id }
  await call(page, 'transcripts.start', options)
  const made = () => call<{ id: string }[]>(page, 'transcripts.list', { takeId }, 'GET')
  await expect.poll(async () => (await made()).length, { timeout: 120_000 }).toBe(1)
  return { id, transcriptId: (await made())[0]!.id }
}

/** Who says the middle of a word, by how the talk was made. */
function truthAt({ words, truth }: Conversation, ms: number): 'host' | 'guest' {
  const gaps = words.map(({ startMs, endMs }) => Math.max(0, startMs - ms, ms - endMs))
  return truth[gaps.indexOf(Math.min(...gaps))]!
}

test('who speaks is told by channel, named, swapped, and put right for a stretch', async ({ page }) => {
  test.skip(!(await espeakAvailable()), 'the talk is made by espeak-ng')
  const t = dictionary('en')
  const folder = makeTempDir('e2e-voices')
  // With this seed the host asks, as an interviewer does.
  const talk = await makeConversation(join(folder, 'two microphones.wav'), {
    ...{ host: 'kk+f3', guest: 'kk+m3', turns: 3, seed: 451 },
    stereo: { leakDb: 12, guestGainDb: 3 },
  })
  const app = await startApp(appHome(folder), ['--library', join(folder, 'lib')])
  try {
    await page.goto(app.url)
    await call(page, 'app.updateSettings', { interfaceLanguage: 'en' })
    const { id, transcriptId } = await transcribed(page, talk.path)
    const get = () => call<StoredTranscript>(page, 'transcripts.get', { id: transcriptId }, 'GET')
    await page.goto(new URL(`/interviews/${id}/transcript`, app.url).href)
    const text = page.getByRole('region', { name: t('transcript.text') })
    const panel = page.getByRole('region', { name: t('voices.title') })
    const head = panel.getByRole('button', { name: t('voices.title') })
    const firstSpeaker = text.locator('[data-index="0"]')
    const interviewer = t('editor.role.interviewer')

    await test.step('told apart by channel', async () => {
      await expect(head).toContainText(t('voices.unknown'))
      await pressOn(page, head)
      await expect(panel.getByText(t('voices.channels.usable'))).toBeVisible({ timeout: 60_000 })
      await expectAccessible(page, 'nobody told apart yet')
      await pressOn(page, panel.getByRole('button', { name: t('voices.by_channel') }))
      await expect(head).toContainText(interviewer, { timeout: 60_000 })
      await expect(head).toContainText('Aigerim')
      await expect(firstSpeaker).toContainText(interviewer)
      const { words, speakers } = await get()
      const host = speakers.find((one) => one.role === 'interviewer')!.id
      const wrong = words.filter(({ startMs, endMs, speaker }) => {
        const who = truthAt(talk, (startMs + endMs) / 2)
        return (speaker === host) !== (who === 'host')
      })
      expect(wrong.length / words.length).toBeLessThanOrEqual(maxWrong)
    })

    await test.step('named: the guest by the interview, the interviewer by hand', async () => {
      const nameOf = (who: string) => panel.getByRole('textbox', { name: t('voices.name_of', { who }) })
      await expect(nameOf('Aigerim')).toHaveValue('Aigerim')
      await tabTo(page, nameOf(interviewer))
      await page.keyboard.type('Yerlan')
      await page.keyboard.press('Enter')
      await expect(nameOf('Yerlan')).toHaveValue('Yerlan')
      await expect(firstSpeaker).toContainText('Yerlan')
      await expect(text.getByText('Aigerim').first()).toBeVisible()
      await expectAccessible(page, 'speakers with names')
    })

    await test.step('telling them apart anew asks first, and Escape leaves them as they are', async () => {
      const byVoice = panel.getByRole('button', { name: t('voices.by_voice') })
      await pressOn(page, byVoice)
      await expect(panel.getByRole('button', { name: t('voices.again') })).toBeFocused()
      await expectAccessible(page, 'asked before they are told apart anew')
      await page.keyboard.press('Escape')
      await expect(byVoice).toBeFocused()
    })

    await test.step('swapped, and swapped back by undo', async () => {
      await pressOn(page, panel.getByRole('button', { name: t('voices.swap') }))
      await expect(firstSpeaker).toContainText('Aigerim')
      await expect(firstSpeaker).not.toContainText('Yerlan')
      await page.keyboard.press('Control+z')
      await expect(firstSpeaker).toContainText('Yerlan')
    })

    await test.step('S says who speaks in a stretch', async () => {
      const before = await get()
      const [host, guest] = ['Yerlan', 'Aigerim'].map((name) =>
        before.speakers.find((one) => one.name === name),
      )
      expect(before.words.slice(0, 2).map(({ speaker }) => speaker)).toEqual([host!.id, host!.id])
      await tabTo(page, text)
      await page.keyboard.press('Home')
      await page.keyboard.press('Shift+ArrowRight')
      await expect(page.getByRole('toolbar', { name: t('editor.selection') })).toBeVisible()
      await page.keyboard.press('s')
      const who = page.getByRole('radiogroup', { name: t('editor.who') })
      await expect(who.getByRole('radio', { name: 'Yerlan' })).toBeFocused()
      await who.getByRole('radio', { name: 'Aigerim' }).press('Space')
      await expectAccessible(page, 'who says this')
      await pressOn(page, page.getByRole('button', { name: t('editor.save'), exact: true }))
      await expect(firstSpeaker).toContainText('Aigerim')
      // The screen shows it before the library has it.
      const speakers = async () => (await get()).words.map(({ speaker }) => speaker)
      await expect
        .poll(speakers)
        .toEqual([...[guest!.id, guest!.id], ...before.words.slice(2).map(({ speaker }) => speaker)])
      await page.keyboard.press('Control+z')
      await expect(firstSpeaker).toContainText('Yerlan')
      await expect.poll(async () => (await get()).words).toEqual(before.words)
    })
  } finally {
    await app.stop()
  }
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { StoredTranscript, TranscriptEdit } from '../../src/shared/api/transcripts.ts'
import type { Language } from '../../src/shared/language.ts'
import { makeTempDir } from '../support/temp.ts'
import { appHome, startApp } from './support/app.ts'
import { importLongRecording, keepBusy } from './support/busy.ts'
import { dictionary } from './support/dictionary.ts'
import { pressOn, tabTo } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

const facts = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'resources', 'sample', 'interview.json'), 'utf8'),
) as { phrases: { text: Record<Language, string> }[] }

/** More characters than are shown in a field. */
const longText = 'сөз '.repeat(20_000)

/** Presses the button that stops what it stands beside, which takes it away. */
async function stopBy(page: Page, button: Locator): Promise<void> {
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(button).toBeHidden({ timeout: 60_000 })
}

/** The buttons that cannot be reached with the mouse because what is said of something lies on them. */
function coveredControls(page: Page): Promise<string[]> {
  return page.getByRole('button').evaluateAll((buttons) =>
    buttons
      .filter((button) => {
        const { left, top, width, height } = button.getBoundingClientRect()
        const over = document.elementFromPoint(left + width / 2, top + height / 2)
        const said = over?.closest('.mantine-Notifications-root')
        return said && !said.contains(button)
      })
      .map((button) => button.getAttribute('aria-label') ?? button.textContent ?? ''),
  )
}

test('whoever works by keyboard is never put back to the top of the window, whatever is stopped or ends', async ({
  page,
}) => {
  const t = dictionary('en')
  const folder = makeTempDir('e2e-transcript-focus')
  const app = await startApp(appHome(folder), ['--demo'])
  try {
    await page.goto(app.url)
    await expect(page.getByRole('navigation').first()).toBeVisible()
    await call(page, 'app.updateSettings', { interfaceLanguage: 'en' })
    const [interview] = await call<{ id: string }[]>(page, 'interviews.list', undefined, 'GET')
    const longTake = await importLongRecording(page, folder)
    await page.goto(new URL(`/interviews/${interview!.id}/transcript`, app.url).href)
    const begin = page.getByRole('button', { name: t('transcript.start') })
    const form = page.getByRole('form', { name: t('transcript.start_title') })
    const text = page.getByRole('region', { name: t('transcript.text') })
    const dialog = page.getByRole('dialog')
    await expect(begin).toBeVisible({ timeout: 60_000 })

    await test.step('the arrows choose the language, though they move the player elsewhere', async () => {
      const languages = page.getByRole('radiogroup', { name: t('transcript.language') })
      await languages.getByRole('radio', { name: t('transcript.auto') }).focus()
      await page.keyboard.press('ArrowRight')
      await expect(languages.getByRole('radio', { name: 'Қазақша' })).toBeChecked()
    })

    let letGo = await keepBusy(page, longTake)
    await test.step('a transcription that is begun and stopped', async () => {
      await pressOn(page, begin)
      await expect(page.getByRole('region', { name: t('transcript.live') })).toBeFocused()
      await stopBy(page, page.getByRole('button', { name: t('transcript.stop') }))
      await expect(form).toBeFocused()
    })

    await test.step('a text that is timed, and stopped', async () => {
      const open = page.getByRole('button', { name: t('editor.time_text.open') })
      await pressOn(page, open)
      const field = dialog.getByRole('textbox', { name: t('editor.time_text.field') })
      await field.fill(longText)
      await pressOn(page, dialog.getByRole('button', { name: t('editor.time_text.other') }))
      await expect(field).toBeFocused()
      await field.fill(facts.phrases.map((phrase) => phrase.text.kk).join('. '))
      await pressOn(page, dialog.getByRole('button', { name: t('editor.time_text.begin') }))
      await expect(dialog.getByRole('button', { name: t('editor.time_text.background') })).toBeFocused()
      await stopBy(page, dialog.getByRole('button', { name: t('editor.time_text.stop') }))
      await expect(field).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(open).toBeFocused()
    })

    await test.step('a transcription that ends by itself', async () => {
      await pressOn(page, begin)
      await tabTo(page, page.getByRole('button', { name: t('transcript.stop') }))
      await letGo()
      await expect(text).toBeFocused({ timeout: 120_000 })
      const ended = page.getByText(t('job.finished.transcribe', { title: 'interview.mp4' }))
      await expect(ended).toBeVisible()
      // While it comes in it passes over others.
      await expect
        .poll(async () => ((await ended.isVisible()) ? coveredControls(page) : 'it is gone'))
        .toEqual([])
      await pressOn(page, page.getByRole('button', { name: t('transcript.again') }))
      await expect(form).toBeFocused()
      await pressOn(page, form.getByRole('button', { name: t('common.cancel') }))
      await expect(text).toBeFocused()
    })

    await test.step('the list of tasks, when the finished ones are cleared out of it', async () => {
      const tray = page.getByRole('button', { name: t('job.tray'), exact: true })
      await pressOn(page, tray)
      const tasks = page.getByRole('dialog', { name: t('job.tray') })
      await pressOn(page, tasks.getByRole('button', { name: t('job.clear') }))
      await expect(tasks.getByText(t('job.none'))).toBeVisible()
      await expect(tasks).toBeFocused()
      await page.keyboard.press('Escape')
      await expect(tasks).toBeHidden()
      await tabTo(page, text)
    })

    await test.step('a part that is recognised anew, compared and taken', async () => {
      const stop = page.getByRole('button', { name: t('editor.stop'), exact: true })
      const anew = async () => {
        await page.keyboard.press('r')
        await pressOn(page, page.locator('form').getByRole('button', { name: t('editor.again_start') }))
        await expect(text).toBeFocused()
      }
      await page.keyboard.press('Home')
      for (let words = 0; words < 60; words++) await page.keyboard.press('Shift+ArrowRight')
      letGo = await keepBusy(page, longTake)
      await anew()
      await stopBy(page, stop)
      await expect(text).toBeFocused()
      await letGo()
      await page.keyboard.press('Home')
      await page.keyboard.press('Shift+ArrowRight')
      await anew()
      const compare = page.getByRole('button', { name: t('editor.compare'), exact: true })
      await expect(compare).toBeVisible({ timeout: 60_000 })
      await page.keyboard.press('v')
      await expect(dialog).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(text).toBeFocused()
      await pressOn(page, compare)
      await expect(dialog).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(compare).toBeFocused()
      await page.keyboard.press('Enter')
      await pressOn(page, dialog.getByRole('button', { name: t('editor.accept') }))
      await expect(text).toBeFocused()
    })

    await test.step('the list of words to check, hidden or at its end, and the field of the last word', async () => {
      const panel = page.getByRole('complementary', { name: t('editor.to_check') })
      const list = panel.getByRole('list', { name: t('editor.to_check') })
      await page.keyboard.press('w')
      await pressOn(page, panel.getByRole('button', { name: t('editor.which_words') }))
      await tabTo(page, panel.getByRole('slider', { name: t('editor.threshold') }))
      await page.keyboard.press('End')
      await tabTo(page, list.getByRole('button').first())
      await page.keyboard.press('w')
      await expect(panel).toBeHidden()
      await expect(text).toBeFocused()
      await page.keyboard.press('w')
      await pressOn(page, panel.getByRole('button', { name: t('editor.walk.hide') }))
      await expect(text).toBeFocused()
      await page.keyboard.press('End')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('textbox', { name: t('editor.word_text') })).toBeFocused()
      await page.keyboard.press('Tab')
      await expect(text).toBeFocused()
      await expect(text.locator('[data-current]')).toHaveCount(1)
    })

    await test.step('speakers who are told apart, and stopped', async () => {
      const panel = page.getByRole('region', { name: t('voices.title') })
      const head = panel.getByRole('button', { name: t('voices.title') })
      letGo = await keepBusy(page, longTake)
      await pressOn(page, head)
      await pressOn(page, panel.getByRole('button', { name: t('voices.by_voice') }))
      await expect(head).toBeFocused()
      await stopBy(page, panel.getByRole('button', { name: t('job.cancel') }))
      await expect(head).toBeFocused()
      await letGo()
    })

    await test.step('the last word, which is taken away and put back', async () => {
      const interviewId = interview!.id
      const [take] = await call<{ id: string }[]>(page, 'takes.list', { interviewId }, 'GET')
      const takeId = take!.id
      const [{ id }] = await call<[{ id: string }]>(page, 'transcripts.list', { takeId }, 'GET')
      const { revision, words } = await call<StoredTranscript>(page, 'transcripts.get', { id }, 'GET')
      const edit: TranscriptEdit = { kind: 'text', from: 0, to: words.length, text: 'сөз' }
      await call(page, 'transcripts.edit', { id, revision, edit })
      await expect(text.locator('[data-i]')).toHaveCount(1)
      await tabTo(page, text)
      await page.keyboard.press('Home')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      await page.keyboard.press('Enter')
      await expect(page.getByText(t('transcript.empty'), { exact: true })).toBeVisible()
      await expect(page.locator('[data-goes-on]')).toBeFocused()
      await page.keyboard.press('Control+z')
      await expect(text).toBeFocused()
    })
  } finally {
    await app.stop()
  }
})

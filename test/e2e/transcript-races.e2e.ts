import { expect } from '@playwright/test'
import type { StoredTranscript, TranscriptEdit } from '../../src/shared/api/transcripts.ts'
import { dictionary } from './support/dictionary.ts'
import { holdBack } from './support/hold-back.ts'
import { pressAtOnce, tabTo } from './support/keyboard.ts'
import { copyRecording, importRecording, startTranscribing } from './support/recordings.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

/** As long as a text that does not fit on the screen several times over. */
const longText = 'бір екі үш төрт бес алты жеті сегіз тоғыз он. '.repeat(150).trim()

test('keys mean the words that are meant, while an undo is on its way and while the text is scrolled', async ({
  page,
}) => {
  const t = dictionary('en')
  await withApp(page, 'e2e-transcript-races', async (origin, folder) => {
    const path = copyRecording(folder)
    const { interviewId, takeId } = await importRecording(page, { path, title: 'Long' })
    await startTranscribing(page, takeId)
    const list = () => call<{ id: string }[]>(page, 'transcripts.list', { takeId: takeId }, 'GET')
    await expect.poll(async () => (await list()).length, { timeout: 60_000 }).toBe(1)
    const { id } = (await list())[0]!
    const kept = () => call<StoredTranscript>(page, 'transcripts.get', { id }, 'GET')
    const edit: TranscriptEdit = { kind: 'text', from: 0, to: 1, text: longText }
    await call(page, 'transcripts.edit', { id, revision: (await kept()).revision, edit })
    const count = (await kept()).words.length
    await page.goto(`${origin}/interviews/${interviewId}/transcript`)
    const text = page.getByRole('region', { name: t('transcript.text') })
    const field = page.getByRole('textbox', { name: t('editor.word_text') })
    await expect(text.locator('[data-i="0"]')).toBeVisible({ timeout: 60_000 })

    await test.step('a word that is marked before the undone text has come is that word', async () => {
      await tabTo(page, text)
      await page.keyboard.press('Home')
      await page.keyboard.press('Enter')
      await page.keyboard.type('екі сөз')
      await page.keyboard.press('Enter')
      await expect.poll(async () => (await kept()).words.length).toBe(count + 1)
      await page.keyboard.press('End')
      await expect(text.locator(`[data-current][data-i="${count}"]`)).toBeVisible()
      const undoneText = await holdBack(page, 'transcripts.get')
      await page.keyboard.press('Control+z')
      await expect(page.getByText(/^Undone/)).toBeVisible()
      await expect.poll(() => undoneText.asked()).toBeGreaterThan(0)
      const refused = page.waitForResponse(
        (answer) => answer.url().includes('transcripts.edit') && answer.status() === 409,
      )
      await page.keyboard.press('c')
      await refused
      undoneText.letGo()
      await expect.poll(async () => (await kept()).words.at(-1)?.checked).toBe(true)
      expect((await kept()).words).toHaveLength(count)
      await expect(page.getByRole('alert')).toHaveCount(0)
    })

    await test.step('a key that comes before the words are drawn that were written means the word that is drawn', async () => {
      await page.keyboard.press('Home')
      await page.keyboard.press('Enter')
      await field.fill('екі сөз')
      await pressAtOnce(page, 'Enter', 'End', 'c')
      await expect.poll(async () => (await kept()).words.at(-1)?.checked ?? false).toBe(false)
      expect((await kept()).words).toHaveLength(count + 1)
      await expect(page.getByRole('alert')).toHaveCount(0)
    })

    await test.step('what is typed on while the field is out of sight goes into the field', async () => {
      await page.keyboard.press('Home')
      await expect(text.locator('[data-current][data-i="0"]')).toBeVisible()
      await page.keyboard.press('Enter')
      await page.keyboard.type('сә')
      await text.evaluate((box) => {
        box.scrollTop = box.scrollHeight
      })
      await expect(text.locator(`[data-i="${count - 1}"]`)).toBeVisible()
      await page.keyboard.type('лем')
      await expect(field).toHaveValue('сәлем')
      await expect(field).toBeFocused()
      await page.keyboard.press('Escape')
    })
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Language } from '../../src/shared/language.ts'
import { makeTempDir } from '../support/temp.ts'
import { expectAccessible } from './support/accessibility.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary } from './support/dictionary.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

const facts = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'resources', 'sample', 'interview.json'), 'utf8'),
) as { phrases: { speaker: string; startMs: number; text: Record<Language, string> }[] }
const names: Record<string, string> = { host: 'Ерлан', guest: 'Айгерім' }
const script = facts.phrases.map(({ speaker, text }) => `${names[speaker]}: ${text.kk}.`).join('\n')

/** The sample project's recording, with the text of which it is made. */
test('a text that is there already gets its times from the sound', async ({ page }) => {
  test.slow()
  const t = dictionary('kk')
  const app = await startApp(appHome(makeTempDir('e2e-timing')), ['--demo'], {
    LANG: 'kk_KZ.UTF-8',
    LC_ALL: 'kk_KZ.UTF-8',
  })
  try {
    await page.goto(app.url)
    await expect(page.getByRole('navigation').first()).toBeVisible()
    await call(page, 'app.updateSettings', { interfaceLanguage: 'kk' })
    const [interview] = await call<{ id: string }[]>(page, 'interviews.list', undefined, 'GET')
    await page.goto(new URL(`/interviews/${interview!.id}/transcript`, page.url()).href)
    const open = page.getByRole('button', { name: t('editor.time_text.open') })
    await open.click({ timeout: 180_000 })
    const dialog = page.getByRole('dialog')
    const begin = dialog.getByRole('button', { name: t('editor.time_text.begin') })
    await expect(begin).toBeDisabled()
    await expectAccessible(page, 'time a text')

    await test.step('a file that is no text is refused, until a text is typed', async () => {
      const file = {
        name: 'мәтін.docx',
        mimeType: '',
        buffer: Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0]),
      }
      await dialog.locator('input[type="file"]').setInputFiles(file)
      const refused = dialog.getByText(t('editor.time_text.unreadable', { file: file.name }))
      await expect(refused).toBeVisible()
      await dialog.getByRole('textbox').first().fill('сәлем')
      await expect(refused).toBeHidden()
    })

    await test.step('one that is not said is refused, and stays to be mended', async () => {
      await dialog.getByRole('textbox').first().fill('қарлығаш ұшып келді көктемде трактор шаршы '.repeat(9))
      await begin.click()
      await expect(dialog.getByText(t('editor.time_text.failed'))).toBeVisible({ timeout: 180_000 })
      await expect(dialog.getByRole('textbox').first()).toHaveValue(/^қарлығаш/)
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await open.click()
      await expect(dialog.getByRole('textbox').first()).toHaveValue(/^қарлығаш/)
      await expectAccessible(page, 'a text that was refused')
    })

    await test.step('a file is dropped in its place, timed, and shown with its speakers', async () => {
      const file = { name: 'мәтін.txt', mimeType: 'text/plain', buffer: Buffer.from(script) }
      await dialog.locator('input[type="file"]').setInputFiles(file)
      await expect(dialog.getByRole('textbox').first()).toHaveValue(script)
      await begin.click()
      const text = page.getByRole('region', { name: t('transcript.text') })
      await expect(text.locator('[data-i="0"]')).toHaveText('өзіңіз', { timeout: 180_000 })
      await expect(dialog).toBeHidden()
      await expect(text).toBeFocused()
      await expect(text.getByText('Айгерім').first()).toBeVisible()
    })
  } finally {
    await app.stop()
  }
})

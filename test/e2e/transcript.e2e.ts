import { expect, type Page } from '@playwright/test'
import { makeTempDir } from '../support/temp.ts'
import { expectAccessible } from './support/accessibility.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary, type Say } from './support/dictionary.ts'
import { pressOn, tabTo } from './support/keyboard.ts'
import { test } from './support/test.ts'

/** The transcript of the sample project, worked on without a mouse. */
test('a transcript is checked, corrected and partly recognised anew by keyboard', async ({ page }) => {
  const language = 'kk'
  const t = dictionary(language)
  const home = appHome(makeTempDir('e2e-transcript'))
  const app = await startApp(home, ['--demo'], { LANG: 'kk_KZ.UTF-8', LC_ALL: 'kk_KZ.UTF-8' })
  const text = page.getByRole('region', { name: t('transcript.text') })
  const word = (index: number) => text.locator(`[data-i="${index}"]`)
  const current = text.locator('[data-current]')
  try {
    await page.goto(app.url)
    await page.evaluate(async () => {
      await fetch('/rpc/app.updateSettings', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ interfaceLanguage: 'kk' }),
      })
    })
    await openTranscript(page, t)
    await test.step('transcription by the app’s own choice of models', async () => {
      await expect(page.getByRole('combobox', { name: t('transcript.model') })).toHaveValue(
        t('editor.automatic'),
      )
      // Interviews in Kazakh go over into Russian; this one does not.
      const languages = page.getByRole('radiogroup', { name: t('transcript.language') })
      await expect(languages.getByRole('radio', { name: t('transcript.auto') })).toBeChecked()
      await languages.getByRole('radio', { name: 'Қазақша' }).press('Space')
      await pressOn(page, page.getByRole('button', { name: t('transcript.start') }))
      await expect(word(0)).toBeVisible({ timeout: 120_000 })
    })

    await test.step('through the words to check', async () => {
      await tabTo(page, text)
      await page.keyboard.press('w')
      const panel = page.getByRole('complementary', { name: t('editor.to_check') })
      await expect(panel).toBeVisible()
      // The small model is sure of nearly all it says: ask for more than that.
      await pressOn(page, panel.getByRole('button', { name: t('editor.which_words') }))
      await tabTo(page, panel.getByRole('slider', { name: t('editor.threshold') }))
      await page.keyboard.press('End')
      await expect(panel.getByRole('slider')).toHaveAttribute('aria-valuenow', '1')
      const left = async () => Number(/\d+/.exec((await panel.getByRole('status').textContent()) ?? '')?.[0])
      await expect.poll(left).toBeGreaterThan(1)
      const before = await left()
      await tabTo(page, text)
      await page.keyboard.press('n')
      await expect(current).toHaveCount(1)
      const first = await current.getAttribute('data-i')
      await page.keyboard.press('c')
      await expect.poll(left).toBe(before - 1)
      await expect(current).not.toHaveAttribute('data-i', first!)
      await page.keyboard.press('Shift+N')
      await expect(current).toHaveAttribute('data-i', /\d/)
      await page.keyboard.press('k')
      await expectAccessible(page, 'words to check')
      await page.keyboard.press('w')
      await expect(panel).toBeHidden()
    })

    const spoken = await test.step('a word is typed anew, and undone', async () => {
      await tabTo(page, text)
      await page.keyboard.press('Home')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await expect(current).toHaveAttribute('data-i', '2')
      const before = await text.locator('p').first().textContent()
      const old = ((await word(2).textContent()) ?? '').trim()
      await page.keyboard.press('Enter')
      const field = page.getByRole('textbox', { name: t('editor.word_text') })
      await expect(field).toHaveValue(old)
      await page.keyboard.type('өзгерген')
      await page.keyboard.press('Tab')
      await expect(field).not.toHaveValue('өзгерген')
      await page.keyboard.press('Escape')
      await expect(word(2)).toHaveText('өзгерген')
      await page.keyboard.press('Control+z')
      await expect(word(2)).toHaveText(old)
      expect(await text.locator('p').first().textContent()).toBe(before)
      return old
    })

    await test.step('of two words alike each has a field of its own, also when one is taken out', async () => {
      const before = await text.locator('p').first().textContent()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('Enter')
      await page.keyboard.type('бір бір үш')
      await page.keyboard.press('Enter')
      await expect(word(4)).toHaveText('үш')
      await page.keyboard.press('Enter')
      const field = page.getByRole('textbox', { name: t('editor.word_text') })
      await expect(field).toHaveValue('бір')
      await page.keyboard.press('Delete')
      await page.keyboard.press('Tab')
      await expect(word(3)).toHaveText('үш')
      await expect(field).toHaveValue('бір')
      await page.keyboard.type('екі')
      await page.keyboard.press('Enter')
      await expect(word(2)).toHaveText('екі')
      await page.keyboard.press('Control+z')
      await expect(word(2)).toHaveText('бір')
      await page.keyboard.press('Control+z')
      await expect(word(4)).toHaveText('үш')
      await page.keyboard.press('Control+z')
      await expect(text.locator('p').first()).toHaveText(before!)
      await page.keyboard.press('ArrowRight')
    })

    await test.step('a part is of another language', async () => {
      await page.keyboard.press('ArrowLeft')
      await expect(current).toHaveAttribute('data-i', '2')
      await page.keyboard.press('Shift+ArrowRight')
      await expect(page.getByRole('toolbar', { name: t('editor.selection') })).toBeVisible()
      await page.keyboard.press('g')
      await page.getByRole('radio', { name: 'Русский' }).press('Space')
      await pressOn(page, page.getByRole('button', { name: t('editor.relabel') }))
      await expect(word(2)).toHaveAttribute('data-language', 'ru')
      await expect(page.getByRole('list', { name: t('editor.languages') })).toContainText('Русский')
    })

    await test.step('and recognised anew, compared and taken', async () => {
      await page.keyboard.press('e')
      await page.keyboard.type('мүлдем')
      await page.keyboard.press('Enter')
      await expect(word(2)).toHaveText('мүлдем')
      // The stretch is chosen in the strip of languages, its language put right, and heard again.
      const strip = page.getByRole('listbox', { name: t('editor.stretches') })
      await tabTo(page, strip)
      await page.keyboard.press('Home')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Enter')
      await page.getByRole('radio', { name: 'Қазақша' }).press('Space')
      await pressOn(page, page.locator('form').getByRole('button', { name: t('editor.rerun') }))
      const compare = page.getByRole('button', { name: t('editor.compare'), exact: true })
      await expect(page.getByRole('toolbar', { name: t('editor.selection') })).toBeHidden()
      await expect(compare).toBeVisible({ timeout: 60_000 })
      await page.keyboard.press('v')
      const dialog = page.getByRole('dialog')
      await expect(dialog.locator('del')).toContainText('мүлдем')
      await expect(dialog.locator('ins')).toContainText(spoken)
      await expectAccessible(page, 'comparison')
      await page.screenshot({ path: test.info().outputPath('compare.png') })
      await pressOn(page, dialog.getByRole('button', { name: t('editor.accept') }))
      await expect(dialog).toBeHidden()
      await expect(word(2)).toHaveText(spoken)
      await expect(word(2)).not.toHaveAttribute('data-language', 'ru')
    })

    await test.step('who speaks is said by hand', async () => {
      const panel = page.getByRole('region', { name: t('voices.title') })
      const head = panel.getByRole('button', { name: t('voices.title') })
      await pressOn(page, head)
      await expect(head).toHaveAttribute('aria-expanded', 'true')
      await expect(panel.getByText(t('voices.about'))).toBeVisible()
      await pressOn(page, panel.getByRole('button', { name: t('voices.add') }))
      const who = t('editor.role.interviewer')
      const field = panel.getByRole('textbox', { name: t('voices.name_of', { who }) })
      await tabTo(page, field)
      await page.keyboard.type('Айгүл')
      await page.keyboard.press('Enter')
      await expect(head).toContainText('Айгүл')
      await expect(panel.getByRole('combobox', { name: t('voices.role_of', { who: 'Айгүл' }) })).toHaveValue(
        who,
      )
      await expectAccessible(page, 'who speaks')
      await pressOn(page, panel.getByRole('button', { name: t('voices.remove_named', { who: 'Айгүл' }) }))
      await expect(head).toContainText(t('voices.unknown'))
      await page.keyboard.press('Control+z')
      await expect(head).toContainText('Айгүл')
    })
  } finally {
    await app.stop()
  }
})

async function openTranscript(page: Page, t: Say): Promise<void> {
  const list = await page.evaluate(
    async () =>
      (await (await fetch('/rpc/interviews.list')).json()) as { result: { data: { id: string }[] } },
  )
  await page.goto(new URL(`/interviews/${list.result.data[0]!.id}/transcript`, page.url()).href)
  await expect(page.getByRole('button', { name: t('transcript.start') })).toBeVisible({ timeout: 60_000 })
}

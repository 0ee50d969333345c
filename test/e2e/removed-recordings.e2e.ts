import { expect } from '@playwright/test'
import { committedRecording } from '../support/speech-recordings.ts'
import { expectAccessible } from './support/accessibility.ts'
import { featureWords } from './support/dictionary.ts'
import { holdBack } from './support/hold-back.ts'
import { pressInOpened } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

for (const language of ['kk', 'ru', 'en'] as const) {
  test(`removed recordings are deleted for good by the keyboard, in ${language}`, async ({ page }) => {
    const t = featureWords(language, 'recordings')
    const rows = page.getByRole('listitem').filter({ hasText: 'Көш' })
    await withApp(page, { name: `removed-${language}`, language }, async (origin) => {
      const { id } = await call<{ id: string }>(page, 'interviews.create', {
        ...{ title: 'Көш', speakerName: 'Айгерім', language: 'kk', notes: '' },
      })
      const imported = async (file: string) => {
        const { take } = await call<{ take: { id: string } }>(page, 'takes.importPath', {
          ...{ interviewId: id, path: file },
        })
        const status = () =>
          call<{ status: string }>(page, 'takes.get', { id: take.id }, 'GET').then((one) => one.status)
        await expect.poll(status, { timeout: 60_000 }).toBe('ready')
        return take.id
      }
      const takes = [
        await imported(committedRecording('kk').path),
        await imported(committedRecording('ru').path),
      ]

      await page.goto(`${origin}/settings/library`)
      await expect(page.getByText(t('gone.none'))).toBeVisible()
      // The open page hears of it.
      for (const take of takes) await call(page, 'takes.remove', { id: take })
      await expect(rows).toHaveCount(2)
      await expectAccessible(page, 'the library settings')

      await test.step('one, after a question', async () => {
        const button = page.getByRole('button', {
          name: t('gone.delete_named', { file: 'kk.m4a' }),
        })
        await button.press('Enter')
        const dialog = page.getByRole('dialog')
        await expect(dialog).toContainText('kk.m4a')
        await expect(dialog).toContainText(t('gone.ask_elsewhere'))
        // While it fades in, its colours are paler.
        const moving = () => dialog.evaluate((element) => element.getAnimations({ subtree: true }).length)
        await expect.poll(moving).toBe(0)
        await expectAccessible(page, 'the question')
        await page.keyboard.press('Enter')
        await expect(dialog).toBeHidden()
        await expect(rows).toHaveCount(2)
        await button.press('Enter')
        // the list may be told late what has gone
        const list = await holdBack(page, 'takes.removed')
        await pressInOpened(dialog.getByRole('button', { name: t('gone.delete'), exact: true }))
        await expect.poll(list.asked).toBeGreaterThan(0)
        await expect(dialog).toBeVisible()
        list.letGo()
        await expect(rows).toHaveCount(1)
        await expect(dialog).toBeHidden()
        await expect(page.getByRole('heading', { name: t('gone.title') })).toBeFocused()
      })

      await test.step('undo brings back what is left', async () => {
        await page.keyboard.press('Control+z')
        await expect(page.getByText(t('gone.none'))).toBeVisible()
        expect(await call<object[]>(page, 'takes.list', { interviewId: id }, 'GET')).toHaveLength(1)
      })
    })
  })
}

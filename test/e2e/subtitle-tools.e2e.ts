import { expect } from '@playwright/test'
import type { Track } from '../../src/shared/api/tracks.ts'
import { expectAccessible } from './support/accessibility.ts'
import { holdBack } from './support/hold-back.ts'
import { tabTo } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { onSubtitles, said, srt, textsOf, timesOf } from './support/subtitles-stage.ts'
import { test } from './support/test.ts'
import { withSample } from './support/with-app.ts'

test('a text is replaced in all cues, the cues are moved in time, and each is one step of undo', async ({
  page,
}) => {
  await withSample('e2e-replace', async (app) => {
    const { t, takeId, track, tracks } = await onSubtitles(page, app, 'ru')
    const list = page.getByRole('list', { name: t('subtitles.list') })
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('textbox', { name: t('subtitles.text') })).toBeFocused()
    await page.keyboard.press('Control+f')
    const bar = page.getByRole('search', { name: t('subtitle_tools.replace') })
    await expect(bar.getByRole('textbox', { name: t('subtitle_tools.find') })).toBeFocused()
    await page.keyboard.type('өлгий')
    await expect(list.locator('mark')).toHaveText(['Өлгий', 'өлгий'])
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(bar.getByText(t('subtitle_tools.found', { at: 2, total: 2 }))).toBeVisible()
    await expectAccessible(page, 'find and replace')
    await tabTo(page, bar.getByRole('textbox', { name: t('subtitle_tools.with') }))
    await page.keyboard.type('Баян-Өлгий')
    const edits = await holdBack(page, 'tracks.edit')
    // Pressed twice while it is on its way, it is done once.
    await page.keyboard.press('Enter')
    await expect.poll(edits.asked).toBe(1)
    await page.keyboard.press('Enter')
    edits.letGo()
    await expect
      .poll(async () => textsOf(await track()))
      .toEqual([said[0], 'Әкем Баян-Өлгийлік малшы болды', ...said.slice(2)])
    await expect(bar.getByText(t('subtitle_tools.found', { at: 1, total: 2 }))).toBeVisible()
    // Time for another to come, were it on its way.
    await page.waitForTimeout(1000)
    expect(edits.asked()).toBe(1)
    await call(page, 'history.undo')
    await expect(list.locator('mark')).toHaveText(['Өлгий', 'өлгий'])
    await expect(list.getByText('Баян')).toBeHidden()
    await tabTo(page, bar.getByRole('button', { name: t('subtitle_tools.replace_all') }))
    await page.route('**/rpc/tracks.edit*', (route) => route.abort())
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert').getByText(t('connection.unreachable'))).toBeVisible()
    await expect(page.getByText(t('subtitle_tools.replaced_few', { count: 2 }))).toBeHidden()
    await page.unroute('**/rpc/tracks.edit*')
    await page.keyboard.press('Enter')
    await expect(page.getByText(t('subtitle_tools.replaced_few', { count: 2 }))).toBeVisible()
    await expect
      .poll(async () => textsOf(await track()))
      .toEqual(['Мен Баян-Өлгийде тудым', 'Әкем Баян-Өлгийлік малшы болды', ...said.slice(2)])
    await page.keyboard.press('Escape')
    await expect(bar).toBeHidden()
    await page.getByRole('button', { name: t('subtitles.menu') }).click()
    await page.getByRole('menuitem', { name: t('subtitle_tools.replace') }).click()
    const find = bar.getByRole('textbox', { name: t('subtitle_tools.find') })
    await expect(find).toBeFocused()
    await list.getByRole('listitem').first().click()
    await expect(page.getByRole('textbox', { name: t('subtitles.text') })).toBeFocused()
    await page.keyboard.press('Control+f')
    await expect(find).toBeFocused()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+z')
    await expect.poll(async () => textsOf(await track())).toEqual([...said])

    await page.getByRole('button', { name: t('subtitles.menu') }).click()
    await page.getByRole('menuitem', { name: t('subtitle_tools.shift') }).click()
    const dialog = page.getByRole('dialog', { name: t('subtitle_tools.shift') })
    await expect(dialog.getByRole('textbox')).toBeFocused()
    // The keys of the list are not those of a dialog in front of it.
    await page.keyboard.press('Control+f')
    await expect(dialog).toBeVisible()
    await expect(bar).toBeHidden()
    await page.keyboard.type('−0,4')
    await page.keyboard.press('Enter')
    await expect.poll(async () => timesOf(await track())[0]).toEqual([600, 2600])
    await expect(dialog).toBeHidden()
    await page.keyboard.press('Control+z')
    await expect.poll(async () => timesOf(await track())[0]).toEqual([1000, 3000])

    const long = 'Балаларымды мектепке апарып тастап өзім жұмысқа кетіп қаламын'
    await page.evaluate(
      ([id, body]) => fetch(`/tracks?take=${id}&language=kk&name=b.srt`, { method: 'PUT', body: body! }),
      [takeId, srt([long])] as const,
    )
    await page.keyboard.press('Control+f')
    await expect(find).toHaveValue('өлгий')
    const chosen = page.getByRole('combobox', { name: t('subtitles.track') })
    await chosen.click()
    await page.getByRole('option', { name: /· b$/ }).click()
    await expect(list.getByText(long)).toBeVisible()
    await expect(find).toHaveValue('өлгий')
    await expect(chosen).toBeFocused()
    await page.getByRole('button', { name: t('subtitles.menu') }).click()
    await page.getByRole('menuitem', { name: t('subtitle_tools.mend') }).click()
    const { id } = (await tracks()).find(({ name }) => name === 'b')!
    const other = async () => textsOf(await call<Track>(page, 'tracks.get', { id }, 'GET'))
    const set = 'Балаларымды мектепке апарып тастап\nөзім жұмысқа кетіп қаламын'
    await expect.poll(other).toEqual([set])
    await page.keyboard.press('Control+z')
    await expect.poll(other).toEqual([long])
  })
})

test('a translation is written beside the original, and a file says its own language', async ({ page }) => {
  await withSample('e2e-translation', async (app) => {
    const { t, tracks } = await onSubtitles(page, app, 'en')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    await page.keyboard.press('ArrowDown')
    await expect(text).toBeFocused()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('.')
    const edits = await holdBack(page, 'tracks.edit')
    const copies = await holdBack(page, 'tracks.translate')
    await page.getByRole('button', { name: t('subtitles.menu') }).click()
    await page.getByRole('menuitem', { name: t('subtitle_tools.translate') }).click()
    const make = page.getByRole('button', { name: t('subtitle_tools.translate_submit') })
    await expect(make).toBeFocused()
    // Asked twice at once, and again while what is typed is on its way and while the track is made, it is made once.
    await make.evaluate((button: HTMLElement) => {
      button.click()
      button.click()
    })
    await expect.poll(edits.asked).toBe(1)
    await page.keyboard.press('Enter')
    edits.letGo()
    await expect.poll(copies.asked).toBe(1)
    await page.keyboard.press('Enter')
    copies.letGo()
    await expect(page).toHaveURL(/beside=/)
    await expect(make).toBeHidden()
    await expect.poll(async () => (await tracks()).map(({ language }) => language)).toEqual(['kk', 'ru'])
    const list = page.getByRole('list', { name: t('subtitles.list') })
    await expect(list.getByText(t('subtitles.empty_cue')).first()).toBeVisible()
    await expect(list.getByText(said[2])).toBeVisible()
    await list.getByRole('listitem').first().click()
    await expect(text).toBeFocused()
    await expect(text).toHaveAttribute('lang', 'ru')
    for (const line of ['Я родилась в Улгии', 'Мой отец был чабаном']) {
      await page.keyboard.type(line)
      await page.keyboard.press('Control+Enter')
    }
    const translation = async () => {
      const { id } = (await tracks()).find(({ language }) => language === 'ru')!
      return call<Track>(page, 'tracks.get', { id }, 'GET')
    }
    await expect
      .poll(async () => textsOf(await translation()))
      .toEqual(['Я родилась в Улгии', 'Мой отец был чабаном', '', ''])
    await expectAccessible(page, 'a translation beside its original')

    await page.getByRole('button', { name: t('subtitles.menu') }).click()
    await page.getByRole('menuitem', { name: t('subtitles.import') }).click()
    const dialog = page.getByRole('dialog', { name: t('subtitles.import') })
    // A file that is slow to be read does not say its language over somebody who has chosen one meanwhile.
    await page.evaluate(() => {
      const read = Blob.prototype.arrayBuffer
      const gate = Promise.withResolvers<void>()
      const end = Promise.withResolvers<void>()
      Blob.prototype.arrayBuffer = async function () {
        Blob.prototype.arrayBuffer = read
        await gate.promise
        const bytes = await read.call(this)
        // Who waits for the bytes has them before that.
        setTimeout(end.resolve)
        return bytes
      }
      Object.assign(window, {
        finishReading: () => {
          gate.resolve()
          return end.promise
        },
      })
    })
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'slow.srt', mimeType: 'text/plain', buffer: Buffer.from(srt(said)) })
    await dialog.getByText('Русский').click()
    await page.evaluate(() => (window as unknown as { finishReading: () => Promise<void> }).finishReading())
    await expect(dialog.getByText('slow.srt')).toBeVisible()
    await expect(dialog.getByRole('radio', { name: 'Русский' })).toBeChecked()
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'final.srt', mimeType: 'text/plain', buffer: Buffer.from(srt(said)) })
    await expect(dialog.getByRole('radio', { name: 'Қазақша' })).toBeChecked()
    await dialog.getByRole('button', { name: t('subtitles.import_submit') }).click()
    await expect(dialog).toBeHidden()
    await expect
      .poll(async () => (await tracks()).map(({ language }) => language))
      .toEqual(['kk', 'ru', 'kk'])
    await page.keyboard.press('Control+z')
    await expect.poll(async () => (await tracks()).length).toBe(2)
  })
})

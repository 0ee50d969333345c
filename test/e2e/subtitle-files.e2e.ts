import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import type { Track } from '../../src/shared/api/tracks.ts'
import { expectAccessible } from './support/accessibility.ts'
import type { Say } from './support/dictionary.ts'
import { tabTo } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { onSubtitles, said, timesOf } from './support/subtitles-stage.ts'
import { test } from './support/test.ts'
import { withSample } from './support/with-app.ts'

async function saved(page: Page, t: Say): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), saveSrt(page, t)])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

async function saveSrt(page: Page, t: Say): Promise<void> {
  await page.getByRole('button', { name: t('subtitles.export') }).click()
  await page.getByRole('menuitem', { name: t('subtitles.format.srt') }).click()
}

test('the language of a track is corrected, and its rules, its name and its files go by it', async ({
  page,
}) => {
  await withSample('e2e-language', async (app) => {
    const { t, track } = await onSubtitles(page, app, 'ru')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    expect(await track()).toMatchObject({ language: 'kk', name: 'a' })
    await page.getByRole('listitem').first().click()
    await expect(text).toHaveAttribute('lang', 'kk')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('.')
    await page.getByRole('button', { name: t('subtitles.menu') }).click()
    await page.getByRole('menuitem', { name: t('subtitles.describe') }).click()
    const dialog = page.getByRole('dialog', { name: t('subtitles.describe') })
    await expect(dialog.getByRole('textbox', { name: t('subtitles.name') })).toBeFocused()
    await dialog.getByText('English').click()
    await expect(dialog.getByText(t('subtitles.language_text'))).toBeVisible()
    await expectAccessible(page, 'name and language of a track')
    await tabTo(page, dialog.getByRole('button', { name: t('common.save') }))
    await page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('combobox', { name: t('subtitles.track') })).toHaveValue('English · a')
    await expect(text).toHaveAttribute('lang', 'en')
    await expect(text).toHaveValue(`${said[0]}.`)
    await expect(page.getByText('18/42')).toBeVisible()
    const file = await saved(page, t)
    expect(file.name).toMatch(/\.en\.srt$/)
    expect(file.text).toContain(`${said[0]}.`)
    await call(page, 'history.undo')
    await expect.poll(async () => (await track()).language).toBe('kk')
    await expect(text).toHaveAttribute('lang', 'kk')
    expect((await track()).cues[0]!.text).toBe(`${said[0]}.`)
  })
})

test('a cue that would never be seen is not saved in silence: it is shown, or given its time', async ({
  page,
}) => {
  await withSample('e2e-unshown', async (app) => {
    const { t, takeId, tracks } = await onSubtitles(page, app, 'en')
    const odd = [
      '1\n00:00:01,000 --> 00:00:03,000\nБірінші\n',
      '2\n00:00:04,000 --> 00:00:04,000\nЕкінші\n',
      '3\n00:00:08,000 --> 00:00:07,000\nҮшінші\n',
      '4\n00:00:08,300 --> 00:00:11,000\nТөртінші\n',
    ].join('\n')
    await page.evaluate(
      ([id, body]) => fetch(`/tracks?take=${id}&language=kk&name=odd.srt`, { method: 'PUT', body: body! }),
      [takeId, odd] as const,
    )
    await page.getByRole('combobox', { name: t('subtitles.track') }).click()
    await page.getByRole('option', { name: /· odd$/ }).click()
    const list = page.getByRole('list', { name: t('subtitles.list') })
    await expect(list.getByText('Үшінші')).toBeVisible()
    const { id } = (await tracks()).find(({ name }) => name === 'odd')!
    const track = () => call<Track>(page, 'tracks.get', { id }, 'GET')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    const dialog = page.getByRole('dialog', { name: t('subtitle_tools.unshown') })

    await saveSrt(page, t)
    await expect(dialog.getByText('Екінші')).toBeVisible()
    await expect(dialog.getByText('Үшінші')).toBeVisible()
    await expectAccessible(page, 'cues that would never be seen')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: t('subtitles.export') })).toBeFocused()

    await saveSrt(page, t)
    await dialog.getByRole('button', { name: t('subtitle_tools.unshown_first') }).click()
    await expect(dialog).toBeHidden()
    await expect(text).toBeFocused()
    await expect(text).toHaveValue('Екінші')

    await saveSrt(page, t)
    await expect(dialog.getByRole('button', { name: t('subtitle_tools.unshown_lengthen') })).toBeFocused()
    await page.keyboard.press('Enter')
    // The second has room, the third has none.
    await expect(dialog.getByText(t('subtitle_tools.unshown_left'))).toBeVisible()
    await expect(dialog.getByText('Екінші')).toBeHidden()
    await expect(dialog.getByRole('button', { name: t('subtitle_tools.unshown_first') })).toBeFocused()
    await expect.poll(async () => timesOf(await track())[1]).toEqual([4000, 4833])
    await dialog.getByText('Үшінші').click()
    await expect(text).toBeFocused()
    await expect(text).toHaveValue('Үшінші')
    const end = page.getByRole('textbox', { name: t('subtitles.out') })
    await end.fill('00:00:09.000')
    await end.press('Enter')
    await expect.poll(async () => timesOf(await track())[2]).toEqual([8000, 9000])

    // It overlaps the fourth now, which a file can hold: it is said, and can be seen.
    const file = await saved(page, t)
    expect(file.text).toContain('00:00:08,000 --> 00:00:09,000\nҮшінші')
    await expect(page.getByText(t('subtitle_tools.odd_times_one', { count: 1 }))).toBeVisible()
    // Whichever track has been chosen meanwhile.
    const chosen = page.getByRole('combobox', { name: t('subtitles.track') })
    await chosen.click()
    await page.getByRole('option', { name: /· a$/ }).click()
    await expect(chosen).toHaveValue(/· a$/)
    await page.getByRole('button', { name: t('subtitle_tools.odd_show') }).click()
    await expect(chosen).toHaveValue(/· odd$/)
    await expect(text).toHaveValue('Төртінші')
    await expect(text).toBeFocused()
    // Another track, and back: nothing is taken up that nobody asked for again.
    await page.keyboard.press('Escape')
    for (const name of [/· a$/, /· odd$/]) {
      await chosen.click()
      await page.getByRole('option', { name }).click()
      await expect(chosen).toHaveValue(name)
    }
    await expect(list.getByText('Үшінші')).toBeVisible()
    await expect(text).toBeHidden()
  })
})

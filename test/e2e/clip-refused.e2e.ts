import { expect } from '@playwright/test'
import type { TrackSummary } from '../../src/shared/api/tracks.ts'
import { expectAccessible } from './support/accessibility.ts'
import { tabTo } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { onSubtitles } from './support/subtitles-stage.ts'
import { test } from './support/test.ts'
import { withSample } from './support/with-app.ts'

const wrong = 'Теріс'

/** Cues of half a second, a second apart, of which the 50th ends before it begins. */
function longTrack(): string {
  const at = (ms: number) => new Date(ms).toISOString().slice(11, 23).replace('.', ',')
  return Array.from({ length: 60 }, (_, index) => {
    const isWrong = index === 49
    const end = index * 1000 + (isWrong ? -200 : 500)
    return `${index + 1}\n${at(index * 1000)} --> ${at(end)}\n${isWrong ? wrong : `Жол ${index + 1}`}\n`
  }).join('\n')
}

test('who is refused a clip because of a cue that nobody would see is led to that cue', async ({ page }) => {
  await withSample('e2e-clip-refused', async (app) => {
    const { t, takeId, tracks } = await onSubtitles(page, app, 'kk')
    await page.evaluate(
      ([id, body]) => fetch(`/tracks?take=${id}&language=kk&name=odd.srt`, { method: 'PUT', body: body! }),
      [takeId, longTrack()] as const,
    )
    const { id: trackId } = (await tracks()).find(({ name }) => name === 'odd') as TrackSummary
    const { id } = await call<{ id: string }>(page, 'clips.create', {
      takeId,
      fields: {
        ...{ title: 'Көш', inMs: 40_000, outMs: 55_000, presets: ['square'] },
        ...{ trackId, burnIn: true, styleId: null, sidecar: 'none' },
      },
    })
    const clips = `${new URL(page.url()).pathname.replace('subtitles', 'clips')}?clip=${id}`
    await page.goto(new URL(clips, app.url).href)
    await page.getByRole('button', { name: t('clips.export'), exact: true }).click()
    const refusal = page.getByRole('alert').filter({ hasText: 'odd' })
    await refusal.getByRole('button', { name: t('subtitle_tools.unshown_first') }).click()

    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    await expect(text).toBeFocused()
    await expect(text).toHaveValue(wrong)
    await expect(text).toBeInViewport()
    await expect(page.getByRole('combobox', { name: t('subtitles.track') })).toHaveValue(/· odd$/)
    // Taken up once: who comes back later finds what he left.
    await expect(page).not.toHaveURL(/cue=/)
    await page.goBack()
    await expect(page).toHaveURL(new RegExp(`clip=${id}`))

    // One whose captions become so while it waits for another to be exported.
    await call(page, 'clips.update', { id, patch: { burnIn: false } })
    const other = await call<{ id: string }>(page, 'clips.create', {
      takeId,
      fields: {
        ...{ title: 'Ұзын', inMs: 0, outMs: 150_000, presets: ['youtube', 'reels', 'square'] },
        ...{ trackId: null, burnIn: false, styleId: null, sidecar: 'none' },
      },
    })
    const long = await call<{ id: string }>(page, 'clips.export', { id: other.id })
    await call(page, 'clips.export', { id })
    await call(page, 'clips.update', { id, patch: { burnIn: true } })
    await call(page, 'jobs.cancel', { id: long.id })
    const link = page.getByRole('link', { name: t('subtitle_tools.unshown_first') })
    await expect(link).toBeVisible({ timeout: 60_000 })
    await expectAccessible(page, 'a refused clip')
    await tabTo(page, link)
    await page.keyboard.press('Enter')
    await expect(text).toBeFocused()
    await expect(text).toHaveValue(wrong)
  })
})

import { expect } from '@playwright/test'
import { formatTimecode } from '../../src/shared/time.ts'
import { holdBack } from './support/hold-back.ts'
import { onSubtitles, said, timesOf } from './support/subtitles-stage.ts'
import { test } from './support/test.ts'
import { withSample } from './support/with-app.ts'

test('each press of an arrow moves a time, however late the library and the screen are', async ({ page }) => {
  await withSample('e2e-time-field', async (app) => {
    const { t, track } = await onSubtitles(page, app, 'en')
    await page.keyboard.press('ArrowDown')
    await expect(page.getByRole('textbox', { name: t('subtitles.text') })).toHaveValue(said[0])
    const end = page.getByRole('textbox', { name: t('subtitles.out') })
    await expect(end).toHaveValue(formatTimecode(3000))
    const edits = await holdBack(page, 'tracks.edit')
    await end.focus()
    // Three times pressed and let go, before anything that was kept can be drawn.
    await end.evaluate((field) => {
      for (let press = 0; press < 3; press += 1) {
        for (const kind of ['keydown', 'keyup']) {
          field.dispatchEvent(new KeyboardEvent(kind, { key: 'ArrowUp', code: 'ArrowUp', bubbles: true }))
        }
      }
    })
    await expect(end).toHaveValue(formatTimecode(3120))
    await expect.poll(edits.asked).toBe(1)
    await expect(end).toHaveValue(formatTimecode(3120))
    edits.letGo()
    await expect.poll(async () => timesOf(await track())[0]).toEqual([1000, 3120])
    await expect(end).toHaveValue(formatTimecode(3120))
  })
})

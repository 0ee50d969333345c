import { expect } from '@playwright/test'
import { onSubtitles, said, textsOf, withApp } from './support/subtitles-stage.ts'
import { test } from './support/test.ts'

test('what is typed while the library cannot be reached is kept, and arrives when it can', async ({
  page,
}) => {
  await withApp('e2e-unreachable', async (app) => {
    const { t, track } = await onSubtitles(page, app, 'kk')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    let refused = 0
    await page.route('**/rpc/tracks.*', (route) => {
      if (route.request().url().includes('tracks.get')) refused += 1
      return route.abort()
    })
    await page.keyboard.press('ArrowDown')
    for (const [place, sign] of ['.', '!', '?'].entries()) {
      await expect(text).toHaveValue(said[place]!)
      await page.keyboard.press('Control+End')
      await page.keyboard.type(sign)
      if (place < 2) await page.keyboard.press('Control+Enter')
    }
    // It is asked for three times.
    await expect.poll(() => refused, { timeout: 20_000 }).toBeGreaterThanOrEqual(3)
    await page.waitForTimeout(1000)
    await expect(text).toBeFocused()
    await expect(text).toHaveValue(`${said[2]}?`)
    await page.unroute('**/rpc/tracks.*')
    await page.keyboard.press('Control+Enter')
    await expect
      .poll(async () => textsOf(await track()))
      .toEqual([`${said[0]}.`, `${said[1]}!`, `${said[2]}?`, said[3]])
    const list = page.getByRole('list', { name: t('subtitles.list') })
    await expect(list.getByText(`${said[0]}.`)).toBeVisible()
  })
})

test('a text that the library refused is there when its cue is opened again', async ({ page }) => {
  await withApp('e2e-refused', async (app) => {
    const { t, track } = await onSubtitles(page, app, 'kk')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    const edits = '**/rpc/tracks.edit*'
    await page.route(edits, (route) =>
      route.fulfill({ status: 500, json: { error: { message: 'disk', code: -32603, data: { code: 'X' } } } }),
    )
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Control+End')
    await page.keyboard.type('.')
    await page.keyboard.press('Control+Enter')
    const list = page.getByRole('list', { name: t('subtitles.list') })
    await expect(list.getByText(said[0], { exact: true })).toBeVisible()
    await page.unroute(edits)
    await page.keyboard.press('Alt+ArrowUp')
    await expect(text).toHaveValue(`${said[0]}.`)
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => textsOf(await track())).toEqual([`${said[0]}.`, ...said.slice(1)])
  })
})

import { expect, type Page, type Route } from '@playwright/test'
import type { AppState } from '../../src/shared/api/settings.ts'
import { makeTempDir } from '../support/temp.ts'
import { appHome, startApp } from './support/app.ts'
import { holdBack } from './support/hold-back.ts'
import { call } from './support/rpc.ts'
import { onSubtitles, said, textsOf } from './support/subtitles-stage.ts'
import { test } from './support/test.ts'
import { withSample } from './support/with-app.ts'

const edits = '**/rpc/tracks.edit*'

const refuse = (route: Route) =>
  route.fulfill({ status: 500, json: { error: { message: 'disk', code: -32603, data: { code: 'X' } } } })

async function typeAtEnd(page: Page, sign: string): Promise<void> {
  await page.keyboard.press('Control+End')
  await page.keyboard.type(sign)
}

test('leaving a cue by Escape gives up nothing that is already on its way', async ({ page }) => {
  await withSample('e2e-unsent-escape', async (app) => {
    const { t, track } = await onSubtitles(page, app, 'kk')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    const held: Route[] = []
    await page.route(edits, (route) => void held.push(route))
    await page.keyboard.press('ArrowDown')
    await expect(text).toHaveValue(said[0])
    await typeAtEnd(page, '.')
    await expect.poll(() => held.length).toBe(1)
    await page.keyboard.press('Escape')
    await held[0]!.abort()
    await page.unroute(edits)
    await page.getByRole('button', { name: t('subtitle_tools.unsent_save'), exact: true }).click()
    await expect.poll(async () => textsOf(await track())[0]).toBe(`${said[0]}.`)
  })
})

test('a file says which texts it lacks, and one that is refused keeps none of the others back', async ({
  page,
}) => {
  await withSample('e2e-unsent-file', async (app) => {
    const { t, track } = await onSubtitles(page, app, 'ru')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    await page.route(edits, refuse)
    await page.keyboard.press('ArrowDown')
    for (const place of [0, 1]) {
      await expect(text).toHaveValue(said[place]!)
      await typeAtEnd(page, '!')
      await page.keyboard.press('Control+Enter')
    }
    const bar = page.getByText(t('subtitle_tools.unsent_few', { count: 2 }))
    await expect(bar).toBeVisible()
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: t('subtitles.export') }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: t('subtitles.format.txt') }).click()
    await download
    const notice = page.getByRole('alert').filter({
      hasText: t('subtitle_tools.unsent_download_few', { count: 2 }),
    })
    await notice.getByRole('button', { name: t('subtitle_tools.unsent_show') }).click()
    await expect(text).toBeFocused()
    await expect(text).toHaveValue(`${said[0]}!`)
    await page.unroute(edits)

    // The first is still refused.
    await page.route(edits, (route) =>
      route.request().postData()?.includes(said[0]) ? refuse(route) : route.continue(),
    )
    await page.getByRole('button', { name: t('subtitle_tools.unsent_save'), exact: true }).click()
    await expect.poll(async () => textsOf(await track())).toEqual([said[0], `${said[1]}!`, said[2], said[3]])
    await expect(page.getByText(t('subtitle_tools.unsent_one', { count: 1 }))).toBeVisible()
  })
})

test('a window that can only read sends nothing by itself, and keeps it', async ({ page, context }) => {
  await withSample('e2e-unsent-writer', async (app) => {
    const { t, track } = await onSubtitles(page, app, 'kk')
    const { id, cues } = await track()
    const { library } = await call<AppState>(page, 'app.state', {}, 'GET')
    const reader = await startApp(appHome(makeTempDir('e2e-unsent-reader')), ['--library', library!.path])
    try {
      const other = await context.newPage()
      let sent = 0
      await other.route(edits, (route) => {
        sent += 1
        return route.continue()
      })
      await other.goto(reader.url)
      await call(other, 'app.updateSettings', { interfaceLanguage: 'kk' })
      const entry = {
        key: `iz.unsent-subtitle ${JSON.stringify([library!.path, cues[0]!.id])}`,
        kept: {
          trackId: id,
          cueId: cues[0]!.id,
          text: `${said[0]}.`,
          over: said[0],
          isUnanswered: true,
          keptAt: Date.now(),
        },
      }
      await other.evaluate(({ key, kept }) => localStorage.setItem(key, JSON.stringify(kept)), entry)
      const { pathname, search } = new URL(page.url())
      await other.goto(new URL(pathname + search, reader.url).href)
      await expect(other.getByText(t('subtitle_tools.unsent_one', { count: 1 }))).toBeVisible()
      // It would have been sent by now.
      await other.waitForTimeout(2000)
      expect(sent).toBe(0)
      const kept = await other.evaluate(({ key }) => localStorage.getItem(key), entry)
      expect(JSON.parse(kept!)).toEqual(entry.kept)
    } finally {
      await reader.stop()
    }
  })
})

test('a track is renamed once, however often it is asked for while a text is on its way', async ({
  page,
}) => {
  await withSample('e2e-unsent-rename', async (app) => {
    const { t, tracks } = await onSubtitles(page, app, 'kk')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    let renamed = 0
    page.on('request', (request) => {
      if (request.url().includes('tracks.rename')) renamed += 1
    })
    await page.keyboard.press('ArrowDown')
    await expect(text).toHaveValue(said[0])
    const texts = await holdBack(page, 'tracks.edit')
    await typeAtEnd(page, '.')
    await page.getByRole('button', { name: t('subtitles.menu') }).click()
    await page.getByRole('menuitem', { name: t('subtitles.describe') }).click()
    await page.getByRole('textbox', { name: t('subtitles.name') }).fill('Екінші нұсқа')
    await page.keyboard.press('Enter')
    await expect.poll(texts.asked).toBe(1)
    await page.keyboard.press('Enter')
    texts.letGo()
    await expect.poll(async () => (await tracks())[0]?.name).toBe('Екінші нұсқа')
    // Time for another to come, were it on its way.
    await page.waitForTimeout(1000)
    expect(renamed).toBe(1)
  })
})

import { expect, type Page } from '@playwright/test'
import type { InterviewSummary, Take } from '../../src/shared/api/interviews.ts'
import type { Track, TrackSummary } from '../../src/shared/api/tracks.ts'
import type { Language } from '../../src/shared/language.ts'
import { makeTempDir } from '../support/temp.ts'
import { expectAccessible } from './support/accessibility.ts'
import { appHome, type RunningApp, startApp } from './support/app.ts'
import { dictionary, type Say } from './support/dictionary.ts'
import { tabTo } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

const said = [
  'Мен Өлгийде тудым',
  'Әкем өлгийлік малшы болды',
  'Анам мұғалім',
  'Үйге бара жатырмын\nОтбасым сонда',
] as const

/** Cues of two seconds, a second apart, the first at one second. */
function srt(texts: readonly string[]): string {
  const two = (count: number) => String(count).padStart(2, '0')
  const at = (seconds: number) => `00:${two(Math.floor(seconds / 60))}:${two(seconds % 60)},000`
  return texts
    .map((text, index) => `${index + 1}\n${at(index * 3 + 1)} --> ${at(index * 3 + 3)}\n${text}\n`)
    .join('\n')
}

interface Stage {
  page: Page
  t: Say
  takeId: string
  track(): Promise<Track>
  tracks(): Promise<TrackSummary[]>
}

/** The sample interview with a track of those cues, on its subtitles. */
async function onSubtitles(page: Page, app: RunningApp, language: Language): Promise<Stage> {
  const t = dictionary(language)
  await page.goto(app.url)
  await call(page, 'app.updateSettings', { interfaceLanguage: language })
  const [interview] = await call<InterviewSummary[]>(page, 'interviews.list', {}, 'GET')
  const [take] = await call<Take[]>(page, 'takes.list', { interviewId: interview!.id }, 'GET')
  const takeId = take!.id
  const tracks = () => call<TrackSummary[]>(page, 'tracks.list', { takeId }, 'GET')
  await page.evaluate(
    ([id, body]) => fetch(`/tracks?take=${id}&language=kk&name=a.srt`, { method: 'PUT', body: body! }),
    [takeId, srt(said)] as const,
  )
  const [{ id }] = (await tracks()) as [TrackSummary]
  await page.goto(new URL(`/interviews/${interview!.id}/subtitles?track=${id}`, app.url).href)
  // The sample's recording is imported first.
  const cues = page.getByRole('list', { name: t('subtitles.list') }).getByRole('listitem')
  await expect(cues).toHaveCount(4, { timeout: 90_000 })
  return { page, t, takeId, tracks, track: () => call<Track>(page, 'tracks.get', { id }, 'GET') }
}

/** The library takes so long for each edit, until it is told otherwise. */
async function slowEdits(page: Page, ms: number): Promise<() => Promise<void>> {
  const edits = '**/rpc/tracks.edit*'
  await page.route(edits, async (route) => {
    await new Promise((done) => setTimeout(done, ms))
    await route.continue().catch(() => undefined)
  })
  return () => page.unroute(edits)
}

const textsOf = ({ cues }: Track) => cues.map(({ text }) => text)
const timesOf = ({ cues }: Track) => cues.map(({ startMs, endMs }) => [startMs, endMs])

async function withApp(name: string, run: (app: RunningApp) => Promise<void>): Promise<void> {
  const app = await startApp(appHome(makeTempDir(name)), ['--demo'])
  try {
    await run(app)
  } finally {
    await app.stop()
  }
}

test('cues are written, split, timed and taken back with the keyboard alone', async ({ page }) => {
  await withApp('e2e-cues', async (app) => {
    const { t, track } = await onSubtitles(page, app, 'kk')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })

    await test.step('what is typed goes to the cue that is shown, however slow the library is', async () => {
      const quick = await slowEdits(page, 1500)
      await page.keyboard.press('ArrowDown')
      await expect(text).toBeFocused()
      await page.keyboard.press('Control+End')
      await page.keyboard.type('.')
      await page.keyboard.press('Control+Enter')
      await page.keyboard.press('Control+End')
      await page.keyboard.type('!')
      await page.keyboard.press('Control+Enter')
      await expect
        .poll(async () => textsOf(await track()))
        .toEqual([`${said[0]}.`, `${said[1]}!`, ...said.slice(2)])
      await quick()
    })

    await test.step('undo takes back a split while the cursor is still in the text', async () => {
      await expect(text).toHaveValue(said[2])
      await page.keyboard.press('Control+Home')
      await page.keyboard.press('Control+Shift+Enter')
      await expect(page.getByRole('alert').getByText(t('subtitle_tools.split_where'))).toBeVisible()
      await page.keyboard.press('Control+ArrowRight')
      await page.keyboard.press('Control+Shift+Enter')
      await expect.poll(async () => textsOf(await track())).toContain('мұғалім')
      await expect(text).toHaveValue('Анам')
      await page.keyboard.press('Control+z')
      await expect.poll(async () => textsOf(await track())).toContain(said[2])
      await expect(text).toHaveValue(said[2])
      await page.keyboard.press('Control+Shift+z')
      await expect(text).toHaveValue('Анам')
      await page.keyboard.press('Control+z')
      await expect(text).toHaveValue(said[2])
      // What is typed is the field's own to take back.
      await page.keyboard.press('Control+End')
      await page.keyboard.type('?')
      await page.keyboard.press('Control+z')
      await expect(text).toHaveValue(said[2])
    })

    await test.step('two lines are split between them when the cursor was never moved', async () => {
      await page.keyboard.press('Control+Enter')
      await expect(text).toHaveValue(said[3])
      await page.keyboard.press('Control+Shift+Enter')
      await expect.poll(async () => textsOf(await track())).toContain('Отбасым сонда')
      await page.keyboard.press('Control+z')
      await expect.poll(async () => textsOf(await track())).toContain(said[3])
      await expect(text).toHaveValue(said[3])
    })

    await test.step('what is typed while cues are joined or split takes nothing from them', async () => {
      await page.keyboard.press('Alt+ArrowUp')
      await expect(text).toHaveValue(said[2])
      const quick = await slowEdits(page, 800)
      const texts = async () => textsOf(await track())
      await page.keyboard.press('Control+Shift+m')
      await page.keyboard.type('x')
      await expect.poll(texts).toHaveLength(3)
      await expect(text).toHaveValue(/Отбасым/)
      // Longer than typing rests before it is saved.
      await page.waitForTimeout(3500)
      expect((await texts())[2]).toContain('Отбасым сонда')
      await page.keyboard.press('Control+z')
      await expect.poll(texts).toHaveLength(4)
      await expect(text).toHaveValue(said[2])
      await page.keyboard.press('Control+Home')
      await page.keyboard.press('Control+ArrowRight')
      await page.keyboard.press('Control+Shift+Enter')
      await page.keyboard.type('x')
      await expect.poll(texts).toHaveLength(5)
      await expect(text).toHaveValue('Анам')
      await page.waitForTimeout(3500)
      expect((await texts())[2]).not.toContain('мұғалім')
      await quick()
      await page.keyboard.press('Control+z')
      await expect.poll(texts).toHaveLength(4)
      await expect(text).toHaveValue(said[2])
    })

    await test.step('a key that is held undoes one step', async () => {
      const before = textsOf(await track())
      await page.keyboard.press('Control+End')
      await page.keyboard.type('?')
      await page.keyboard.press('Control+Enter')
      await expect.poll(async () => textsOf(await track())).not.toEqual(before)
      await page.keyboard.down('Control')
      for (let times = 0; times < 4; times += 1) await page.keyboard.down('z')
      await page.keyboard.up('z')
      await page.keyboard.up('Control')
      await expect.poll(async () => textsOf(await track())).toEqual(before)
      await page.waitForTimeout(1000)
      expect(textsOf(await track())).toEqual(before)
      await expect(text).toHaveValue(said[3])
    })

    await test.step('a cue begins and ends where the playhead stands', async () => {
      // Cue 4 stands from 10 to 12 s, and so does the playhead at its beginning.
      await page.keyboard.press('Escape')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Alt+i')
      await expect.poll(async () => timesOf(await track())[3]).toEqual([11_000, 12_000])
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('Alt+o')
      await expect.poll(async () => timesOf(await track())[3]).toEqual([11_000, 13_000])
      await page.keyboard.press('Alt+i')
      await expect(page.getByRole('alert').getByText(t('subtitle_tools.times_order'))).toBeVisible()
    })

    await test.step('a cue is removed, and the next one taken up', async () => {
      await page.keyboard.press('Delete')
      await expect.poll(async () => textsOf(await track())).toHaveLength(3)
      await expect(text).toHaveValue(said[2])
      await page.keyboard.press('Control+z')
      await expect.poll(async () => textsOf(await track())).toContain(said[3])
    })
  })
})

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

test('a cue that is edited stays, with the focus, wherever the list is scrolled to', async ({ page }) => {
  await withApp('e2e-scrolled', async (app) => {
    const { t, takeId, tracks } = await onSubtitles(page, app, 'ru')
    const texts = Array.from({ length: 60 }, (_, index) => `Строка ${index + 1}`)
    await page.evaluate(
      ([id, body]) => fetch(`/tracks?take=${id}&language=kk&name=b.srt`, { method: 'PUT', body: body! }),
      [takeId, srt(texts)] as const,
    )
    await page.getByRole('combobox', { name: t('subtitles.track') }).click()
    await page.getByRole('option', { name: /· b$/ }).click()
    const list = page.getByRole('list', { name: t('subtitles.list') })
    await list.getByText('Строка 1', { exact: true }).click()
    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    await expect(text).toBeFocused()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('n')
    await list.hover()
    await page.mouse.wheel(0, 100_000)
    await expect(list.getByText('Строка 60', { exact: true })).toBeVisible()
    await expect(text).toBeFocused()
    await page.keyboard.type('n')
    const { id } = (await tracks()).find(({ name }) => name === 'b')!
    await expect
      .poll(async () => textsOf(await call<Track>(page, 'tracks.get', { id }, 'GET')))
      .toEqual(['Строка 1nn', ...texts.slice(1)])
  })
})

test('a text is replaced in all cues, the cues are moved in time, and each is one step of undo', async ({
  page,
}) => {
  await withApp('e2e-replace', async (app) => {
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
    const quick = await slowEdits(page, 500)
    // Pressed twice while it is on its way, it is done once.
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => textsOf(await track()))
      .toEqual([said[0], 'Әкем Баян-Өлгийлік малшы болды', ...said.slice(2)])
    await expect(bar.getByText(t('subtitle_tools.found', { at: 1, total: 2 }))).toBeVisible()
    await page.waitForTimeout(1200)
    expect(textsOf(await track())[1]).toBe('Әкем Баян-Өлгийлік малшы болды')
    await quick()
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
  await withApp('e2e-translation', async (app) => {
    const { t, tracks } = await onSubtitles(page, app, 'en')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    await page.keyboard.press('ArrowDown')
    await expect(text).toBeFocused()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('.')
    const quick = await slowEdits(page, 1500)
    await page.getByRole('button', { name: t('subtitles.menu') }).click()
    await page.getByRole('menuitem', { name: t('subtitle_tools.translate') }).click()
    const make = page.getByRole('button', { name: t('subtitle_tools.translate_submit') })
    await expect(make).toBeFocused()
    await page.keyboard.press('Enter')
    await page.waitForTimeout(100)
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/beside=/)
    await expect(make).toBeHidden()
    await quick()
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
      Blob.prototype.arrayBuffer = async function () {
        await new Promise((done) => setTimeout(done, 800))
        Blob.prototype.arrayBuffer = read
        return read.call(this)
      }
    })
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'slow.srt', mimeType: 'text/plain', buffer: Buffer.from(srt(said)) })
    await dialog.getByText('Русский').click()
    await page.waitForTimeout(1200)
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

test('the edges of a cue are dragged on the timeline', async ({ page }) => {
  await withApp('e2e-edges', async (app) => {
    const { t, track } = await onSubtitles(page, app, 'kk')
    await page.getByRole('button', { name: t('player.zoom_in') }).click({ clickCount: 4, delay: 30 })
    const timeline = page.getByRole('slider', { name: t('player.timeline') })
    const box = (await timeline.boundingBox())!
    const y = box.y + box.height - 12
    // Wherever the zoom has put them: the pointer says where an edge can be taken hold of, and the edge is in the middle of that.
    const held = await timeline.evaluate((canvas, at) => {
      const left = canvas.getBoundingClientRect().left
      const places: number[] = []
      for (let x = 0; x < canvas.clientWidth; x += 1) {
        const move = { clientX: left + x, clientY: at, bubbles: true, pointerId: 1 }
        canvas.dispatchEvent(new PointerEvent('pointermove', move))
        if (canvas.style.cursor === 'ew-resize') places.push(left + x)
      }
      return places
    }, y)
    const edges = held
      .filter((x, index) => x - 1 !== held[index - 1])
      .map((first) => {
        let last = first
        while (held.includes(last + 1)) last += 1
        return (first + last) / 2
      })
    // The first cue begins and ends, and the second begins.
    expect(edges.length).toBeGreaterThan(2)
    const end = edges[1]!
    await page.mouse.move(end, y)
    await page.mouse.down()
    await page.mouse.move(end + 6, y, { steps: 3 })
    await page.mouse.move(end + 12, y, { steps: 3 })
    await page.mouse.up()
    await expect.poll(async () => timesOf(await track())[0]![1]).toBeGreaterThan(3000)
    const [[startMs, endMs], next] = timesOf(await track()) as [[number, number], [number, number]]
    expect(startMs).toBe(1000)
    expect(endMs).toBeLessThanOrEqual(next[0] - 83)
    await page.keyboard.press('Control+z')
    await expect.poll(async () => timesOf(await track())[0]).toEqual([1000, 3000])
    await expect(page.getByRole('listitem').getByText('00:03.000')).toBeVisible()
    // Right up to the next cue, and no further.
    await page.mouse.move(end, y)
    await page.mouse.down()
    await page.mouse.move(end + 300, y, { steps: 6 })
    await page.mouse.up()
    await expect.poll(async () => timesOf(await track())[0]).toEqual([1000, 3917])
  })
})

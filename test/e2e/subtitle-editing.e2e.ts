import { expect } from '@playwright/test'
import type { Track } from '../../src/shared/api/tracks.ts'
import { holdBack } from './support/hold-back.ts'
import { call } from './support/rpc.ts'
import { onSubtitles, said, srt, textsOf, timesOf } from './support/subtitles-stage.ts'
import { test } from './support/test.ts'
import { withSample } from './support/with-app.ts'

test('cues are written, split, timed and taken back with the keyboard alone', async ({ page }) => {
  await withSample('e2e-cues', async (app) => {
    const { t, track } = await onSubtitles(page, app, 'kk')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })

    await test.step('what is typed goes to the cue that is shown, however slow the library is', async () => {
      const edits = await holdBack(page, 'tracks.edit')
      await page.keyboard.press('ArrowDown')
      await expect(text).toBeFocused()
      await page.keyboard.press('Control+End')
      await page.keyboard.type('.')
      await page.keyboard.press('Control+Enter')
      await page.keyboard.press('Control+End')
      await page.keyboard.type('!')
      await page.keyboard.press('Control+Enter')
      edits.letGo()
      await expect
        .poll(async () => textsOf(await track()))
        .toEqual([`${said[0]}.`, `${said[1]}!`, ...said.slice(2)])
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
      const joined = await holdBack(page, 'tracks.edit')
      const texts = async () => textsOf(await track())
      await page.keyboard.press('Control+Shift+m')
      await page.keyboard.type('x')
      await expect.poll(joined.asked).toBeGreaterThan(0)
      joined.letGo()
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
      const split = await holdBack(page, 'tracks.edit')
      await page.keyboard.press('Control+Shift+Enter')
      await page.keyboard.type('x')
      await expect.poll(split.asked).toBeGreaterThan(0)
      split.letGo()
      await expect.poll(texts).toHaveLength(5)
      await expect(text).toHaveValue('Анам')
      // Longer than typing rests before it is saved.
      await page.waitForTimeout(3500)
      expect((await texts())[2]).not.toContain('мұғалім')
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
      // Time for another undo to come, were it on its way.
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

test('a cue that is edited stays, with the focus, wherever the list is scrolled to', async ({ page }) => {
  await withSample('e2e-scrolled', async (app) => {
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

test('the edges of a cue are dragged on the timeline', async ({ page }) => {
  await withSample('e2e-edges', async (app) => {
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

test('a cue is put in once, however often that is asked for while the library is slow', async ({ page }) => {
  await withSample('e2e-insert', async (app) => {
    const { t, track } = await onSubtitles(page, app, 'en')
    const inserts = await holdBack(page, 'tracks.edit')
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    await page.getByRole('button', { name: t('subtitles.insert') }).click()
    await expect.poll(inserts.asked).toBe(1)
    inserts.letGo()
    await expect(page.getByRole('textbox', { name: t('subtitles.text') })).toBeFocused()
    // Time for another to come, were it on its way.
    await page.waitForTimeout(1000)
    expect(inserts.asked()).toBe(1)
    expect(textsOf(await track()).toSorted()).toEqual(['', ...said].toSorted())
    await page.keyboard.type('Жаңа')
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => textsOf(await track())).toContain('Жаңа')
  })
})

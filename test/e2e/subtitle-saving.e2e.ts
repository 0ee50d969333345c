import { expect } from '@playwright/test'
import { expectAccessible } from './support/accessibility.ts'
import { call } from './support/rpc.ts'
import { onSubtitles, said, textsOf } from './support/subtitles-stage.ts'
import { test } from './support/test.ts'
import { withSample } from './support/with-app.ts'

test('what is typed while the library cannot be reached is kept, and arrives when it can', async ({
  page,
}) => {
  await withSample('e2e-unreachable', async (app) => {
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
    await expect.poll(() => refused, { timeout: 60_000 }).toBeGreaterThanOrEqual(3)
    // Time for the list to make way for an error, were it to.
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
  await withSample('e2e-refused', async (app) => {
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

test('what was typed before the app was closed is there afterwards, and goes where it belongs', async ({
  page,
}) => {
  await withSample('e2e-restarted', async (app) => {
    const { t, track, takeId } = await onSubtitles(page, app, 'kk')
    const text = page.getByRole('textbox', { name: t('subtitles.text') })
    const list = page.getByRole('list', { name: t('subtitles.list') })
    const edits = '**/rpc/tracks.edit*'
    const refuse = () =>
      page.route(edits, (route) =>
        route.fulfill({
          status: 500,
          json: { error: { message: 'disk', code: -32603, data: { code: 'X' } } },
        }),
      )
    const kept = () =>
      page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('iz.unsent')).length)
    /** The answer has come: until then the text counts as one that is on its way, and is sent again by itself. */
    const refused = async () => {
      await expect.poll(kept).toBe(1)
      await expect(list.getByText(t('subtitle_tools.unsent_cue'))).toBeVisible()
    }
    const again = async () => {
      await page.reload()
      await expect(list.getByRole('listitem')).toHaveCount(4)
    }

    await test.step('a text that was refused is shown, and sent when it is asked for', async () => {
      await refuse()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Control+End')
      await page.keyboard.type('.')
      await page.keyboard.press('Control+Enter')
      await refused()
      await again()
      await expect(page.getByText(t('subtitle_tools.unsent_one', { count: 1 }))).toBeVisible()
      await expectAccessible(page, 'texts that were not saved')
      await page.getByRole('button', { name: t('subtitle_tools.unsent_show') }).click()
      await expect(text).toBeFocused()
      await expect(text).toHaveValue(`${said[0]}.`)
      await expect(page.getByText(t('subtitle_tools.unsent_note'))).toBeVisible()
      expect(textsOf(await track())).toEqual([...said])
      await page.unroute(edits)
      await page.getByRole('button', { name: t('subtitle_tools.unsent_save'), exact: true }).focus()
      await page.keyboard.press('Enter')
      await expect.poll(async () => textsOf(await track())).toEqual([`${said[0]}.`, ...said.slice(1)])
      await expect(page.getByText(t('subtitle_tools.unsent_one', { count: 1 }))).toBeHidden()
      await expect(page.getByText(t('subtitle_tools.unsent_note'))).toBeHidden()
      await expect(page.locator('#content')).toBeFocused()
      await expect.poll(kept).toBe(0)
    })

    await test.step('one that was on its way arrives by itself', async () => {
      await page.keyboard.press('Escape')
      await page.route(edits, () => undefined)
      await page.keyboard.press('ArrowDown')
      await expect(text).toHaveValue(said[1])
      await page.keyboard.press('Control+End')
      await page.keyboard.type('!')
      await page.keyboard.press('Control+Enter')
      await expect.poll(kept).toBe(1)
      await page.unroute(edits)
      await again()
      await expect.poll(async () => textsOf(await track())[1]).toBe(`${said[1]}!`)
      await expect(list.getByText(`${said[1]}!`)).toBeVisible()
      await expect.poll(kept).toBe(0)
    })

    await test.step('nobody wants it any longer', async () => {
      await refuse()
      await list.getByRole('listitem').nth(2).click()
      await expect(text).toHaveValue(said[2])
      await page.keyboard.press('Control+End')
      await page.keyboard.type('?')
      await page.keyboard.press('Control+Enter')
      await refused()
      await again()
      await page.unroute(edits)
      await list.getByRole('listitem').nth(2).click()
      await expect(text).toHaveValue(`${said[2]}?`)
      // Longer than typing rests before it is saved: who only reads it saves nothing.
      await page.waitForTimeout(3500)
      expect(textsOf(await track())[2]).toBe(said[2])
      await page.keyboard.press('Tab')
      await expect(page.getByRole('button', { name: t('subtitle_tools.unsent_discard') })).toBeFocused()
      await page.keyboard.press('Enter')
      await expect(text).toHaveValue(said[2])
      await expect(text).toBeFocused()
      await expect.poll(kept).toBe(0)
      // What was given up is not saved when typing has rested.
      await page.waitForTimeout(3500)
      expect(textsOf(await track())[2]).toBe(said[2])
    })

    await test.step('it goes with the recording that it belongs to', async () => {
      await refuse()
      await page.keyboard.press('Control+End')
      await page.keyboard.type('?')
      await page.keyboard.press('Control+Enter')
      await refused()
      await call(page, 'takes.remove', { id: takeId })
      await expect.poll(kept).toBe(0)
      await call(page, 'history.undo')
      await expect.poll(kept).toBe(1)
    })
  })
})

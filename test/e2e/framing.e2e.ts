import { expect } from '@playwright/test'
import { makeTempDir } from '../support/temp.ts'
import { expectAccessible } from './support/accessibility.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary } from './support/dictionary.ts'
import { pressInARow } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

type Framing = { mode: string; x: number; y: number }

test('a clip shows the part of the picture that is dragged into its frame, or slid there by the keyboard', async ({
  page,
}) => {
  const t = dictionary('en')
  const app = await startApp(appHome(makeTempDir('framing')), ['--demo'])
  try {
    await page.goto(app.url)
    await call(page, 'app.updateSettings', { interfaceLanguage: 'en' })
    const [interview] = await call<{ id: string }[]>(page, 'interviews.list', undefined, 'GET')
    const interviewId = interview!.id
    const takes = () => call<{ id: string; status: string }[]>(page, 'takes.list', { interviewId }, 'GET')
    await expect.poll(async () => (await takes())[0]?.status, { timeout: 90_000 }).toBe('ready')
    const takeId = (await takes())[0]!.id
    const clip = await call<{ id: string }>(page, 'clips.create', {
      takeId,
      fields: {
        ...{ title: 'Reels', inMs: 5000, outMs: 15_000, trackId: null, styleId: null },
        ...{ presets: ['youtube', 'reels'], burnIn: false, sidecar: 'none' },
      },
    })
    const framing = () =>
      call<{ id: string; framing?: Framing }[]>(page, 'clips.list', { interviewId }, 'GET').then(
        (clips) => clips.find(({ id }) => id === clip.id)?.framing,
      )
    await page.goto(
      `${new URL(app.url).origin}/interviews/${interviewId}/clips?take=${takeId}&clip=${clip.id}`,
    )
    const title = page.getByRole('heading', { name: t('clips.framing.title') })
    await expect(page.getByText(t('clips.preview'))).toBeVisible()
    // The picture has the shape of the first target: nothing is to be chosen.
    await expect(title).toBeHidden()
    await page
      .getByRole('radiogroup', { name: t('clips.preview') })
      .getByText('Reels')
      .click()
    await expect(title).toBeVisible()
    await expectAccessible(page, 'a clip and its framing')
    const video = page.locator('video')
    /** Where the shown part lies in the picture's width, per cent. */
    const position = () =>
      video.evaluate((element) => Number.parseFloat(getComputedStyle(element).objectPosition))
    await expect.poll(position).toBeCloseTo(50, 0)

    await test.step('dragged to the right, it shows what is on the left', async () => {
      const box = (await video.boundingBox())!
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x + box.width / 2, y, { steps: 4 })
      expect(await framing()).toBeUndefined()
      await page.mouse.up()
      await expect.poll(async () => (await framing())?.x).toBeLessThan(0.4)
      expect(await position()).toBeLessThan(40)
      // To drag is not to play.
      expect(await video.evaluate((element: HTMLVideoElement) => element.paused)).toBe(true)
    })

    await test.step('by the keyboard, and back by undo', async () => {
      const slider = page.getByRole('slider', { name: t('clips.framing.axis.x') })
      await slider.press('End')
      await expect.poll(position).toBe(100)
      await expect.poll(async () => (await framing())?.x).toBeGreaterThan(0.8)
      await page.keyboard.press('Control+z')
      await expect.poll(async () => (await framing())?.x).toBeLessThan(0.4)
      await page.getByRole('button', { name: t('clips.framing.middle') }).press('Enter')
      await expect.poll(position).toBeCloseTo(50, 0)
      await expect(slider).toBeFocused()
      await expect.poll(async () => (await framing())?.x).toBe(0.5)
    })

    await test.step('many presses of a key are one step of undo', async () => {
      const slider = page.getByRole('slider', { name: t('clips.framing.axis.x') })
      await pressInARow(page, 'ArrowRight', 12)
      await expect(slider).toHaveAttribute('aria-valuenow', '62')
      await expect.poll(async () => (await framing())?.x).toBeGreaterThan(0.55)
      await page.keyboard.press('Control+z')
      await expect.poll(async () => (await framing())?.x).toBe(0.5)
      await expect(slider).toHaveAttribute('aria-valuenow', '50')
    })

    await test.step('the whole picture, with bars', async () => {
      await page.getByText(t('clips.framing.modes.whole')).click()
      await expect.poll(async () => (await framing())?.mode).toBe('whole')
      await expect
        .poll(() => video.evaluate((element) => getComputedStyle(element).objectFit))
        .toBe('contain')
      await expect(page.getByRole('slider', { name: t('clips.framing.axis.x') })).toBeHidden()
    })

    await test.step('after a click there, the arrows move in the recording as before', async () => {
      const time = () => video.evaluate((element: HTMLVideoElement) => element.currentTime)
      const before = await time()
      await page.keyboard.press('ArrowRight')
      await expect.poll(time).not.toBe(before)
      expect((await framing())?.mode).toBe('whole')
    })
  } finally {
    await app.stop()
  }
})

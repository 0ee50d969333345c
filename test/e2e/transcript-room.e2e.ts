import { rmSync } from 'node:fs'
import { expect, type Locator, type Page } from '@playwright/test'
import { languages } from '../../src/shared/language.ts'
import { makeTempDir } from '../support/temp.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary } from './support/dictionary.ts'
import { pressOn, tabTo } from './support/keyboard.ts'
import { copyRecording, importRecording, startTranscribing } from './support/recordings.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

/** Whether all of its text can be read. */
const isWhole = (text: Locator) => text.evaluate((element) => element.scrollWidth <= element.clientWidth)

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error(`${locator} is not on the screen`)
  return { top: box.y, bottom: box.y + box.height }
}

/** How the form of a tool stands to the word it is for, seen at one moment: the text may be scrolling. */
function standingOf(text: Locator) {
  return text.evaluate((element) => {
    const box = (found: Element | null | undefined) => found?.getBoundingClientRect() ?? null
    const [own, at, outer] = [
      box(element.parentElement?.querySelector('form')),
      box(element.querySelector('[data-current]')),
      element.getBoundingClientRect(),
    ]
    if (!own || !at) return null
    return {
      isClear: own.top >= at.bottom || own.bottom <= at.top,
      isInSight: at.top >= outer.top && at.bottom <= outer.bottom,
    }
  })
}

/** The sample project in a window, at the transcript of its recording. */
async function openSample(page: Page, origin: string): Promise<void> {
  await page.goto(origin)
  const interviews = () => call<{ id: string }[]>(page, 'interviews.list', undefined, 'GET')
  await expect.poll(async () => (await interviews()).length, { timeout: 60_000 }).toBeGreaterThan(0)
  const { id } = (await interviews())[0]!
  await page.goto(new URL(`/interviews/${id}/transcript`, origin).href)
}

test('at 1280 by 720 the words, their tools and what is said of them have room', async ({ page }) => {
  const app = await startApp(appHome(makeTempDir('e2e-transcript-room')), ['--demo'])
  const use = async (language: (typeof languages)[number]) => {
    await call(page, 'app.updateSettings', { interfaceLanguage: language })
    await page.reload()
    return dictionary(language)
  }
  try {
    await openSample(page, app.url)
    const t = await use('en')
    const text = page.getByRole('region', { name: t('transcript.text') })
    const word = (index: number) => text.locator(`[data-i="${index}"]`)
    const current = text.locator('[data-current]')

    await test.step('between the end of the transcription and its text nothing can be begun anew', async () => {
      const begin = page.getByRole('button', { name: t('transcript.start') })
      await expect(begin).toBeVisible({ timeout: 60_000 })
      // The list with the text comes late.
      await page.route(/transcripts\.list/, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 700))
        await route.continue()
      })
      await pressOn(page, begin)
      await expect(begin).toBeHidden()
      await page.evaluate((name) => {
        const seen = () =>
          [...document.querySelectorAll('button')].some((button) => button.textContent?.trim() === name)
        new MutationObserver(() => {
          if (seen()) document.documentElement.dataset.again = 'true'
        }).observe(document.body, { childList: true, subtree: true })
      }, t('transcript.start'))
      await expect(word(0)).toBeVisible({ timeout: 120_000 })
      await page.unroute(/transcripts\.list/)
      expect(await page.evaluate(() => document.documentElement.dataset.again)).toBeUndefined()
    })

    await test.step('the list of words to check has the room, and its filters are a button away', async () => {
      await tabTo(page, text)
      await page.keyboard.press('w')
      const panel = page.getByRole('complementary', { name: t('editor.to_check') })
      const slider = panel.getByRole('slider', { name: t('editor.threshold') })
      await expect(slider).toBeHidden()
      await pressOn(page, panel.getByRole('button', { name: t('editor.which_words') }))
      await tabTo(page, slider)
      await page.keyboard.press('End')
      await pressOn(page, panel.getByRole('button', { name: t('editor.which_words') }))
      await expect(slider).toBeHidden()
      const whole = () =>
        panel.evaluate((outer) => {
          const { bottom } = outer.getBoundingClientRect()
          const entries = [...outer.querySelectorAll('li')]
          return entries.filter((entry) => entry.getBoundingClientRect().bottom <= bottom).length
        })
      await expect.poll(whole).toBeGreaterThanOrEqual(3)
      await tabTo(page, text)
      await page.keyboard.press('w')
    })

    await test.step('up and down go from line to line, and back into the same column', async () => {
      await tabTo(page, text)
      await page.keyboard.press('Home')
      await page.keyboard.press('ArrowRight')
      await expect(current).toHaveAttribute('data-i', '1')
      const first = await boxOf(current)
      await page.keyboard.press('ArrowDown')
      await expect.poll(async () => (await boxOf(current)).top).toBeGreaterThan(first.top + 10)
      await page.keyboard.press('ArrowUp')
      await expect(current).toHaveAttribute('data-i', '1')
      await page.keyboard.press('ArrowUp')
      await expect(current).toHaveAttribute('data-i', '1')
      await page.keyboard.press('?')
      const help = page.getByRole('dialog')
      await expect(help.getByText(t('editor.key.text_line'))).toBeVisible()
      await expect(help.getByText('Home').first()).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(help).toBeHidden()
    })

    await test.step('the form of a tool covers none of the words it changes, wherever they stand', async () => {
      const form = text.locator('..').locator('form')
      await tabTo(page, text)
      await page.keyboard.press('Home')
      for (let line = 0; line < 9; line++) {
        for (const key of ['r', 'g']) {
          await page.keyboard.press(key)
          await expect(form).toBeVisible()
          const standing = () => standingOf(text)
          await expect
            .poll(standing, { message: `line ${line}, ${key}` })
            .toEqual({ isClear: true, isInSight: true })
          await page.keyboard.press('Escape')
          await expect(form).toBeHidden()
          await tabTo(page, text)
        }
        await page.keyboard.press('Escape')
        await page.keyboard.press('ArrowDown')
      }
    })

    await test.step('the longest word is whole in the bar, and the text keeps off it, in each language', async () => {
      for (const language of languages) {
        const say = await use(language)
        const body = page.getByRole('region', { name: say('transcript.text') })
        await expect(body.locator('[data-i="0"]')).toBeVisible()
        const longest = await body
          .locator('[data-i]')
          .evaluateAll(
            (all) =>
              all.reduce((a, b) => (b.textContent!.length > a.textContent!.length ? b : a)).textContent,
          )
        await body
          .locator('[data-i]')
          .filter({ hasText: new RegExp(longest!.trim()) })
          .first()
          .click()
        const facts = page.getByRole('region', { name: say('editor.facts') })
        const shown = facts.getByText(longest!.trim(), { exact: true })
        await expect.poll(() => isWhole(shown), { message: `${longest} in ${language}` }).toBe(true)
        // Their names are there for everybody, whether they are written or not.
        await expect(facts.getByRole('button', { name: say('editor.tool.check') })).toBeVisible()
        const voices = page.getByRole('region', { name: say('voices.title') })
        const head = voices.getByRole('button', { name: say('voices.title') })
        await pressOn(page, head)
        for (let added = 0; added < 4 && language === languages[0]; added++) {
          await pressOn(page, voices.getByRole('button', { name: say('voices.add') }))
        }
        await expect(async () => {
          // While the panel opens they are on their way.
          const [above, middle, below] = [await boxOf(voices), await boxOf(body), await boxOf(facts)]
          expect(above.bottom).toBeLessThanOrEqual(middle.top)
          expect(middle.bottom).toBeLessThanOrEqual(below.top)
          expect(middle.bottom - middle.top).toBeGreaterThanOrEqual(110)
        }).toPass({ timeout: 20_000 })
      }
    })
  } finally {
    await app.stop()
  }
})

test('of a recording that is not where it was nothing can be heard, and the text is there', async ({
  page,
}) => {
  const t = dictionary('en')
  await withApp(page, 'e2e-transcript-gone', async (origin, folder) => {
    const path = copyRecording(folder)
    const { interviewId, takeId } = await importRecording(page, { path, title: 'Moved' })
    await startTranscribing(page, takeId)
    await page.goto(`${origin}/interviews/${interviewId}/transcript`)
    const text = page.getByRole('region', { name: t('transcript.text') })
    const hear = page.getByRole('button', { name: new RegExp(`^${t('editor.tool.play')}`) })
    const chooseTwo = async () => {
      await expect(text.locator('[data-i="0"]')).toBeVisible({ timeout: 60_000 })
      await tabTo(page, text)
      await page.keyboard.press('Home')
      await page.keyboard.press('Shift+ArrowRight')
      await expect(hear).toHaveCount(2)
    }
    await chooseTwo()
    for (const one of await hear.all()) await expect(one).toHaveAccessibleName(t('editor.tool.play'))
    rmSync(path)
    await page.reload()
    await chooseTwo()
    for (const one of await hear.all()) {
      await expect(one).toHaveAccessibleName(`${t('editor.tool.play')}. ${t('workspace.needs_file')}`)
      await expect(one).toHaveAttribute('aria-disabled', 'true')
    }
  })
})

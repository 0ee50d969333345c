import { join } from 'node:path'
import { expect, type Route } from '@playwright/test'
import { errorMessages } from '../../src/shared/messages/error-text.ts'
import { makeRecording } from '../support/media.ts'
import { makeTempDir } from '../support/temp.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary } from './support/dictionary.ts'
import { holdAnswers, holdBack } from './support/hold-back.ts'
import { pressInOpened } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

const fields = { speakerName: 'Айгерім', language: 'kk', notes: '' }

for (const language of ['kk', 'ru', 'en'] as const) {
  test(`what stands around the interviews is told and reached by the keyboard, in ${language}`, async ({
    page,
  }) => {
    const t = dictionary(language)
    const folder = makeTempDir(`around-${language}`)
    const app = await startApp(appHome(folder), ['--library', join(folder, 'Бірінші')])
    try {
      await page.goto(app.url)
      await call(page, 'app.updateSettings', { interfaceLanguage: language })
      const origin = new URL(app.url).origin

      await test.step('an ffmpeg that cannot be used is told beside its path', async () => {
        await page.goto(`${origin}/settings/diagnostics`)
        const path = page.getByRole('textbox', { name: t('ffmpeg.path') })
        await path.fill(`"${join(folder, 'жоқ')}"`)
        await path.press('Enter')
        // Each ffmpeg of the computer is started to be asked what it can do.
        const alert = page.getByRole('main').getByRole('alert')
        await expect(alert).toContainText('/ffmpeg', { timeout: 60_000 })
        await expect(path).toHaveValue(join(folder, 'жоқ'))
        await page.getByRole('button', { name: t('ffmpeg.reset') }).press('Enter')
        await expect(alert).toHaveCount(0, { timeout: 60_000 })
      })

      const ids: string[] = []
      for (const title of ['Бірі', 'Екісі', 'Үшеуі']) {
        const { id } = await call<{ id: string }>(page, 'interviews.create', { ...fields, title })
        ids.push(id)
      }

      await test.step('the keyboard goes on at the neighbour of a recording that was removed', async () => {
        for (const name of ['а.mp3', 'ә.mp3']) {
          const path = await makeRecording(folder, name, { seconds: 1, size: null })
          await call(page, 'takes.importPath', { interviewId: ids[0], path })
        }
        await page.goto(`${origin}/interviews/${ids[0]}/recordings`)
        const remove = (name: string) =>
          page.getByRole('button', { name: t('common.remove_named', { name }), exact: true })
        await remove('а.mp3').press('Enter')
        await expect(remove('ә.mp3')).toBeFocused()
        await page.keyboard.press('Enter')
        await expect(page.getByRole('button', { name: t('recordings.choose') }).last()).toBeFocused()
      })

      await test.step('and of an interview', async () => {
        await page.goto(`${origin}/interviews`)
        await page.getByRole('button', { name: t('interviews.menu', { title: 'Екісі' }) }).press('Enter')
        await pressInOpened(page.getByRole('menuitem', { name: t('common.remove') }))
        await expect(page.getByRole('link', { name: 'Екісі', exact: true })).toBeHidden()
        await expect(
          page.getByRole('link', { name: /^(Бірі|Үшеуі)$/ }).and(page.locator(':focus')),
        ).toHaveCount(1)
      })

      await test.step('another library and another language are a few keys away', async () => {
        await call(page, 'app.createLibrary', { path: join(folder, 'Екінші «кітапхана»') })
        await page.goto(origin)
        await expect(page.getByRole('heading', { name: t('home.empty_title') })).toBeVisible()
        const find = async (words: string) => {
          await page.keyboard.press('Control+k')
          await expect(page.getByRole('combobox', { name: t('palette.title') })).toBeFocused()
          await page.keyboard.type(words)
          await expect(page.getByRole('option', { selected: true })).toContainText(new RegExp(words, 'i'))
          await page.keyboard.press('Enter')
        }
        await find('бірінші')
        await expect(page.getByRole('link', { name: 'Бірі' }).first()).toBeVisible()
        const other = language === 'en' ? 'Қазақша' : 'English'
        await find(other)
        await expect(page.locator('html')).toHaveAttribute('lang', language === 'en' ? 'kk' : 'en')
      })
    } finally {
      await app.stop()
    }
  })
}

test('who goes on before an answer is there keeps the focus and what was typed', async ({ page }) => {
  const t = dictionary('ru')
  const folder = makeTempDir('late')
  const app = await startApp(appHome(folder), ['--library', join(folder, 'Бірінші')])
  const paletteField = page.getByRole('combobox', { name: t('palette.title') })
  const openSecond = async () => {
    await page.keyboard.press('Control+k')
    await expect(paletteField).toBeFocused()
    await page.keyboard.type('екінші')
    await expect(page.getByRole('option', { name: /Екінші/, selected: true })).toBeVisible()
    await page.keyboard.press('Enter')
  }
  try {
    await page.goto(app.url)
    await call(page, 'app.updateSettings', { interfaceLanguage: 'ru' })
    const origin = new URL(app.url).origin
    const { id } = await call<{ id: string }>(page, 'interviews.create', { ...fields, title: 'Көш' })
    await call(page, 'interviews.create', { ...fields, title: 'Келес' })

    await test.step('the path of an ffmpeg', async () => {
      await page.goto(`${origin}/settings/diagnostics`)
      const path = page.getByRole('textbox', { name: t('ffmpeg.path') })
      const held = await holdBack(page, 'app.updateSettings')
      await path.fill('/бірінші')
      await path.press('Enter')
      await path.fill('/екінші')
      const answer = page.waitForResponse(/app\.updateSettings/)
      await expect.poll(held.asked).toBeGreaterThan(0)
      held.letGo()
      await answer
      await expect(page.getByRole('button', { name: t('ffmpeg.use') })).toBeEnabled()
      // Time to be written over, were it to be.
      await page.waitForTimeout(300)
      await expect(path).toHaveValue('/екінші')
      await page.getByRole('button', { name: t('ffmpeg.reset') }).press('Enter')
    })

    await test.step('a recording that is removed', async () => {
      const path = await makeRecording(folder, 'а.mp3', { seconds: 1, size: null })
      await call(page, 'takes.importPath', { interviewId: id, path })
      await page.goto(`${origin}/interviews/${id}/recordings`)
      const remove = page.getByRole('button', { name: t('common.remove_named', { name: 'а.mp3' }) })
      await expect(remove).toBeVisible()
      const held = await holdBack(page, 'takes.remove')
      await remove.press('Enter')
      await page.keyboard.press('Control+k')
      await expect(paletteField).toBeFocused()
      await expect.poll(held.asked).toBeGreaterThan(0)
      held.letGo()
      await expect(page.getByRole('article', { name: 'а.mp3' })).toHaveCount(0)
      // Time for the focus to be taken, were it to be.
      await page.waitForTimeout(300)
      await expect(paletteField).toBeFocused()
      await page.keyboard.press('Escape')
    })

    await test.step('an interview that is removed', async () => {
      await page.goto(`${origin}/interviews`)
      const held = await holdBack(page, 'interviews.remove')
      await page.getByRole('button', { name: t('interviews.menu', { title: 'Келес' }) }).press('Enter')
      await pressInOpened(page.getByRole('menuitem', { name: t('common.remove') }))
      await expect(page.getByRole('menu')).toBeHidden()
      await page.keyboard.press('Control+k')
      await expect(paletteField).toBeFocused()
      await expect.poll(held.asked).toBeGreaterThan(0)
      held.letGo()
      await expect(page.locator('main a', { hasText: 'Келес' })).toHaveCount(0)
      // Time for the focus to be taken, were it to be.
      await page.waitForTimeout(300)
      await expect(paletteField).toBeFocused()
    })

    await test.step('the arrows of the palette look through no names anew', async () => {
      await page.keyboard.type('көш')
      await expect(page.getByRole('option', { name: 'Көш' })).toBeVisible()
      await page.evaluate(() => {
        const own = String.prototype.toLocaleLowerCase
        String.prototype.toLocaleLowerCase = function (...rest) {
          const counted = window as unknown as { lowered: number }
          counted.lowered += 1
          return own.apply(this, rest)
        }
      })
      // What the library tells of the removal may still come in between, and is looked through.
      await expect(async () => {
        await page.evaluate(() => Object.assign(window, { lowered: 0 }))
        for (const key of ['ArrowDown', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key)
        expect(await page.evaluate(() => (window as unknown as { lowered: number }).lowered)).toBe(0)
      }).toPass({ timeout: 20_000 })
      await page.keyboard.press('Escape')
    })

    await test.step('what is on its way arrives before another library is opened', async () => {
      const first = join(folder, 'Бірінші')
      await call(page, 'app.createLibrary', { path: join(folder, 'Екінші') })
      await call(page, 'app.openLibrary', { path: first })
      await page.goto(`${origin}/glossary`)
      await expect(page.getByRole('main').getByRole('button').first()).toBeVisible()
      await page.keyboard.press('n')
      await expect(page.locator('[data-column=kk]')).toBeFocused()
      await page.keyboard.type('Шыңжаң')
      // Before anything rests so long that it saves itself.
      const held = await holdBack(page, 'glossary.update')
      await page.locator('[data-column=ru]').first().fill('Синьцзян')
      const opening = await holdBack(page, 'app.openLibrary')
      await openSecond()
      await expect.poll(held.asked).toBeGreaterThan(0)
      // Time to be asked too soon.
      await page.waitForTimeout(500)
      expect(opening.asked()).toBe(0)
      opening.letGo()
      held.letGo()
      await expect.poll(opening.asked).toBe(1)
      await expect(page).toHaveURL(`${origin}/`)
      await call(page, 'app.openLibrary', { path: first })
      const kept = await call<{ text: { ru: string } }[]>(page, 'glossary.list', undefined, 'GET')
      expect(kept.map(({ text }) => text.ru)).toEqual(['Синьцзян'])
    })

    await test.step('what cannot be saved keeps the library open', async () => {
      const first = join(folder, 'Бірінші')
      await page.goto(`${origin}/glossary`)
      await page.route(/glossary\.update/, (route) => route.abort())
      await page.locator('[data-column=ru]').first().fill('Синьцзян, СУАР')
      await openSecond()
      await expect(page.getByText(errorMessages.ru.edits_unsaved)).toBeVisible()
      const state = () => call<{ library: { path: string } }>(page, 'app.state', undefined, 'GET')
      expect((await state()).library.path).toBe(first)
      await page.unroute(/glossary\.update/)
      await openSecond()
      await expect.poll(async () => (await state()).library.path).not.toBe(first)
      await call(page, 'app.openLibrary', { path: first })
      const kept = await call<{ text: { ru: string } }[]>(page, 'glossary.list', undefined, 'GET')
      expect(kept.map(({ text }) => text.ru)).toEqual(['Синьцзян, СУАР'])
    })
  } finally {
    await app.stop()
  }
})

test('the keyboard goes on at the neighbour also when the list hears of a removal before its answer', async ({
  page,
}) => {
  const t = dictionary('en')
  const folder = makeTempDir('neighbour')
  const app = await startApp(appHome(folder), ['--library', join(folder, 'lib')])
  try {
    await page.goto(app.url)
    await call(page, 'app.updateSettings', { interfaceLanguage: 'en' })
    const origin = new URL(app.url).origin
    const ids: string[] = []
    for (const title of ['Бірі', 'Екісі', 'Үшеуі']) {
      const { id } = await call<{ id: string }>(page, 'interviews.create', { ...fields, title })
      ids.push(id)
    }
    for (const name of ['а.mp3', 'ә.mp3']) {
      const path = await makeRecording(folder, name, { seconds: 1, size: null })
      await call(page, 'takes.importPath', { interviewId: ids[0], path })
    }

    await page.goto(`${origin}/interviews/${ids[0]}/recordings`)
    const remove = (name: string) =>
      page.getByRole('button', { name: t('common.remove_named', { name }), exact: true })
    await expect(remove('ә.mp3')).toBeVisible()
    const ofTake = await holdAnswers(page, 'takes.remove')
    await remove('а.mp3').press('Enter')
    await expect(page.getByRole('article', { name: 'а.mp3' })).toHaveCount(0)
    ofTake.letGo()
    await expect(remove('ә.mp3')).toBeFocused()

    await page.goto(`${origin}/interviews`)
    const ofInterview = await holdAnswers(page, 'interviews.remove')
    await page.getByRole('button', { name: t('interviews.menu', { title: 'Екісі' }) }).press('Enter')
    await pressInOpened(page.getByRole('menuitem', { name: t('common.remove') }))
    await expect(page.getByRole('link', { name: 'Екісі', exact: true })).toHaveCount(0)
    ofInterview.letGo()
    await expect(page.getByRole('link', { name: /^(Бірі|Үшеуі)$/ }).and(page.locator(':focus'))).toHaveCount(
      1,
    )
  } finally {
    await app.stop()
  }
})

test('the keyboard stays at a recording whose import is started again', async ({ page }) => {
  const t = dictionary('ru')
  await withApp(page, { name: 'again', language: 'ru' }, async (origin) => {
    const { id } = await call<{ id: string }>(page, 'interviews.create', { ...fields, title: 'Көш' })
    await page.goto(`${origin}/interviews/${id}/recordings`)
    const broken = { name: 'а.mp4', mimeType: 'video/mp4', buffer: Buffer.from('жазба емес'.repeat(99)) }
    await page.locator('input[type=file]').setInputFiles(broken)
    const card = page.getByRole('article', { name: 'а.mp4' })
    const again = card.getByRole('button', { name: t('job.retry') })
    await again.press('Enter')
    // Time for the buttons of a job that runs to come and go.
    await page.waitForTimeout(1500)
    await expect(again).toBeFocused()

    await page.getByRole('button', { name: t('job.some_failed') }).press('Enter')
    const inTray = page.getByRole('dialog').getByRole('button', { name: t('job.retry') })
    await inTray.press('Enter')
    await page.waitForTimeout(1500)
    await expect(inTray).toBeFocused()
  })
})

test('a recording on its way is not lost unasked, and is sent again after a break', async ({ page }) => {
  const t = dictionary('ru')
  await withApp(page, { name: 'sending', language: 'ru' }, async (origin, folder) => {
    await call(page, 'app.createLibrary', { path: join(folder, 'Екінші') })
    await call(page, 'app.openLibrary', { path: join(folder, 'lib') })
    const { id } = await call<{ id: string }>(page, 'interviews.create', { ...fields, title: 'Көш' })
    const stray = await page.evaluate(() => {
      const data = new DataTransfer()
      data.items.add(new File(['x'], 'а.mp4'))
      const options = { dataTransfer: data, bubbles: true, cancelable: true }
      return !document.body.dispatchEvent(new DragEvent('drop', options))
    })
    expect(stray, 'a file dropped where none is taken does not open in place of the app').toBe(true)

    await page.goto(`${origin}/interviews/${id}/recordings`)
    const sent: Route[] = []
    await page.route('**/upload/take?*', (route) => void sent.push(route))
    const breakOff = async () => {
      await expect.poll(() => sent.length).toBe(1)
      await sent.pop()!.abort()
    }
    const path = await makeRecording(folder, 'а.mp3', { seconds: 1, size: null })
    // The browser asks nobody who has not touched the page.
    await page.keyboard.press('Tab')
    await page.locator('input[type=file]').setInputFiles(path)
    const stop = page.getByRole('button', { name: t('recordings.cancel_upload', { file: 'а.mp3' }) })
    await expect(stop).toBeVisible()

    const asked = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()

    await breakOff()
    const again = page.getByRole('button', { name: t('common.try_again') })
    await again.press('Enter')
    await expect(stop).toBeFocused()

    // Another library would break it off.
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: t('palette.title') })).toBeFocused()
    await page.keyboard.type('екінші')
    await expect(page.getByRole('option', { selected: true })).toContainText('Екінші')
    await page.keyboard.press('Enter')
    await expect(page.getByText(errorMessages.ru.media_busy.replace('{{file}}', 'а.mp3'))).toBeVisible()
    await expect(stop).toBeVisible()

    await breakOff()
    await expect(again).toBeVisible()
    await page.unroute('**/upload/take?*')
    await again.press('Enter')
    const card = page.getByRole('article', { name: 'а.mp3' })
    await expect(card.getByRole('link')).toBeVisible({ timeout: 60_000 })
    await expect(stop).toBeHidden()

    await page.route('**/upload/take?*', () => {})
    const other = await makeRecording(folder, 'ә.mp3', { seconds: 1, size: null })
    await page.locator('input[type=file]').setInputFiles(other)
    const stopOther = page.getByRole('button', { name: t('recordings.cancel_upload', { file: 'ә.mp3' }) })
    await stopOther.press('Enter')
    await expect(stopOther).toBeHidden()
    await expect(card.locator(':focus')).toHaveCount(1)
  })
})

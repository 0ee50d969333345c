import { join } from 'node:path'
import { expect } from '@playwright/test'
import { makeRecording } from '../support/media.ts'
import { makeTempDir } from '../support/temp.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary } from './support/dictionary.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

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
        await expect(page.getByRole('alert')).toContainText('/ffmpeg')
        await expect(path).toHaveValue(join(folder, 'жоқ'))
        await page.getByRole('button', { name: t('ffmpeg.reset') }).press('Enter')
        await expect(page.getByRole('alert')).toHaveCount(0)
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
        await page.getByRole('menuitem', { name: t('common.remove') }).press('Enter')
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
          await expect(page.getByRole('dialog', { name: t('palette.title') })).toBeVisible()
          await page.keyboard.type(words)
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

test('a recording on its way is not lost unasked, and is sent again after a break', async ({ page }) => {
  const t = dictionary('ru')
  const folder = makeTempDir('sending')
  const app = await startApp(appHome(folder), ['--library', join(folder, 'lib')])
  try {
    await page.goto(app.url)
    await call(page, 'app.updateSettings', { interfaceLanguage: 'ru' })
    const { id } = await call<{ id: string }>(page, 'interviews.create', { ...fields, title: 'Көш' })
    const stray = await page.evaluate(() => {
      const data = new DataTransfer()
      data.items.add(new File(['x'], 'а.mp4'))
      const options = { dataTransfer: data, bubbles: true, cancelable: true }
      return !document.body.dispatchEvent(new DragEvent('drop', options))
    })
    expect(stray, 'a file dropped where none is taken does not open in place of the app').toBe(true)

    await page.goto(`${new URL(app.url).origin}/interviews/${id}/recordings`)
    let breakOff = () => {}
    await page.route('**/upload/take?*', (route) => {
      breakOff = () => void route.abort()
    })
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

    breakOff()
    await expect(page.getByRole('alert')).toBeVisible()
    await page.unroute('**/upload/take?*')
    await page.getByRole('button', { name: t('common.try_again') }).press('Enter')
    await expect(page.getByRole('article', { name: 'а.mp3' })).toBeVisible()
    await expect(stop).toBeHidden()
  } finally {
    await app.stop()
  }
})

import { join } from 'node:path'
import { expect } from '@playwright/test'
import { makeTempDir } from '../support/temp.ts'
import { appHome, startApp } from './support/app.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

test('nobody writes into a field that saves itself while it is edited, and the browser can take back what was typed', async ({
  page,
}) => {
  const folder = makeTempDir('draft')
  const app = await startApp(appHome(folder), ['--library', join(folder, 'lib')])
  const saved = () =>
    call<{ text: { ru: string } }[]>(page, 'glossary.list', undefined, 'GET').then((all) => all[0]?.text.ru)
  try {
    await page.goto(app.url)
    await call(page, 'app.updateSettings', { interfaceLanguage: 'en' })
    await page.goto(`${new URL(app.url).origin}/glossary`)
    await expect(page.getByRole('main').getByRole('button').first()).toBeVisible()
    await page.keyboard.press('n')
    await expect(page.locator('[data-column=kk]')).toBeFocused()
    await page.keyboard.type('Шыңжаң')
    const field = page.locator('[data-column=ru]').first()
    await field.focus()
    // What React writes into the field while it is being edited is what breaks the browser's own undo.
    await field.evaluate((input: HTMLInputElement) => {
      const seen: string[] = []
      Object.assign(window, { seen })
      const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!
      Object.defineProperty(input, 'value', {
        get() {
          return own.get!.call(this)
        },
        set(text: string) {
          if (text !== own.get!.call(this)) seen.push(text)
          own.set!.call(this, text)
        },
      })
    })
    await page.keyboard.insertText('Ергазы Аккозов')
    await page.keyboard.press('Enter')
    await expect.poll(saved).toBe('Ергазы Аккозов')
    await page.waitForTimeout(1500)
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([])
    await page.keyboard.press('Control+z')
    await expect(field).toHaveValue('')
    await page.keyboard.press('Tab')
    await expect.poll(saved).toBe('')
  } finally {
    await app.stop()
  }
})

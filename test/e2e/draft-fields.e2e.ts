import { expect } from '@playwright/test'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

test('nobody writes into a field that saves itself while it is edited, and the browser can take back what was typed', async ({
  page,
}) => {
  const saved = () =>
    call<{ text: { ru: string } }[]>(page, 'glossary.list', undefined, 'GET').then((all) => all[0]?.text.ru)
  await withApp(page, 'draft', async (origin) => {
    await page.goto(`${origin}/glossary`)
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
    // By then what was saved has been fetched again, and the field has settled.
    await page.waitForTimeout(2500)
    expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([])
    await page.keyboard.press('Control+z')
    await expect(field).toHaveValue('')
    await page.keyboard.press('Tab')
    await expect.poll(saved).toBe('')
  })
})

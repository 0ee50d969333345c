import { expect, type Locator } from '@playwright/test'
import { dictionary } from './support/dictionary.ts'
import { pressAtOnce } from './support/keyboard.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

/** Both before the page has drawn that something is under way. */
const pressTwice = (button: Locator) =>
  button.evaluate((element: HTMLElement) => {
    element.click()
    element.click()
  })

test('what is asked for twice before a frame is drawn is made once', async ({ page }) => {
  const t = dictionary('en')
  await withApp(page, 'pressed-twice', async (origin) => {
    const asked: string[] = []
    page.on('request', (request) =>
      asked.push(...new URL(request.url()).pathname.slice('/rpc/'.length).split(',')),
    )
    const made = (procedure: string) => asked.filter((one) => one === procedure).length
    const dialog = page.getByRole('dialog')

    await test.step('an interview', async () => {
      await page.goto(`${origin}/interviews?new=1`)
      await dialog.getByRole('textbox', { name: t('interviews.title') }).fill('Moving')
      await pressTwice(dialog.getByRole('button', { name: t('interviews.create_submit') }))
      await expect(page).toHaveURL(/\/recordings$/)
      expect.soft(made('interviews.create')).toBe(1)
    })

    await test.step('a day of filming', async () => {
      await page.goto(page.url().replace('recordings', 'shoot'))
      await expect(page.getByRole('button', { name: t('shoots.plan_day') })).toBeVisible()
      await pressAtOnce(page, 'n', 'n')
      await expect(page).toHaveURL(/day=/)
      expect.soft(made('shoots.create')).toBe(1)
    })

    await test.step('a speaker', async () => {
      await page.goto(`${origin}/speakers`)
      await page
        .getByRole('button', { name: t('speakers.create') })
        .first()
        .click()
      await dialog.getByRole('textbox').first().fill('Aigerim')
      await pressTwice(dialog.getByRole('button', { name: t('speakers.create_submit') }))
      await expect(page.getByRole('heading', { name: 'Aigerim', level: 1 })).toBeVisible()
      expect.soft(made('speakers.create')).toBe(1)
    })

    await test.step('a theme', async () => {
      await page.goto(`${origin}/questions`)
      await page.getByRole('button', { name: t('questions.theme_new') }).click()
      await dialog.getByRole('textbox').first().fill('Steppe')
      await pressTwice(dialog.getByRole('button', { name: t('common.save') }))
      await expect(dialog).toBeHidden()
      expect.soft(made('themes.create')).toBe(1)
    })

    await test.step('one that was refused can be asked for again', async () => {
      await page.getByRole('button', { name: t('questions.theme_new') }).click()
      await dialog.getByRole('textbox').first().fill('Town')
      await page.route('**/rpc/themes.create*', (route) => route.abort())
      const save = dialog.getByRole('button', { name: t('common.save') })
      await pressTwice(save)
      await expect(page.getByRole('alert').first()).toBeVisible()
      await page.unroute('**/rpc/themes.create*')
      await save.click()
      await expect(dialog).toBeHidden()
      expect.soft(made('themes.create')).toBe(3)
    })

    await test.step('a name of the glossary', async () => {
      await page.goto(`${origin}/glossary`)
      await expect(page.getByRole('main').getByRole('button').first()).toBeVisible()
      await pressAtOnce(page, 'n', 'n')
      await expect(page.locator('[data-column=kk]')).toBeFocused()
      expect.soft(made('glossary.create')).toBe(1)
    })
  })
})

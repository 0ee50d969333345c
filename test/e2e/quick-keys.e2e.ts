import { expect, type Locator, type Page } from '@playwright/test'
import type { CriteriaSet } from '../../src/shared/api/criteria.ts'
import type { Plan } from '../../src/shared/api/plans.ts'
import type { Question, QuestionPage } from '../../src/shared/api/questions.ts'
import type { Speaker } from '../../src/shared/api/speakers.ts'
import { dictionary } from './support/dictionary.ts'
import { pressAtOnce } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { newPlan, withApp } from './support/with-app.ts'

// Keys that follow each other faster than the screen is drawn, and what takes the focus from under them.

const t = dictionary('en')

test('an empty row for a contact takes the focus from no other field', async ({ page }) => {
  await withApp(page, 'contact', async (origin) => {
    const { id } = await call<Speaker>(page, 'speakers.create', {
      name: { kk: 'Айгүл', ru: '', en: '' },
      contacts: [],
    })
    await page.goto(`${origin}/speakers/${id}`)
    await page.getByRole('button', { name: t('speakers.contact_add') }).click()
    await expect(page.getByRole('textbox', { name: t('speakers.contact_value') })).toBeFocused()
    const city = page.getByRole('textbox', { name: t('speakers.lives_in') }).first()
    await city.fill('Almaty')
    await page.keyboard.press('Enter')
    const stored = () => call<Speaker>(page, 'speakers.get', { id }, 'GET')
    await expect.poll(async () => JSON.stringify(await stored())).toContain('Almaty')
    await expect(city).toBeFocused()
  })
})

test('keys of a plan that come before the list is drawn anew', async ({ page }) => {
  await withApp(page, 'plan', async (origin) => {
    const { id, address } = await newPlan(page, origin)
    const apply = { templateId: 'ready-portrait', mode: 'append', themeId: null }
    const { items } = await call<Plan>(page, 'plans.applyTemplate', { interviewId: id, apply })
    const left = async () =>
      (await call<Plan>(page, 'plans.get', { interviewId: id }, 'GET')).items.map((item) => item.id)
    await page.goto(address)
    await expect(page.locator('[data-row-button]')).toHaveCount(items.length)
    await page.locator('[data-row-button]').nth(1).focus()
    await pressAtOnce(page, 'Delete', 'Delete')
    await expect(page.locator('[data-row-button]')).toHaveCount(items.length - 2)
    await expect.poll(left).toEqual(items.toSpliced(1, 2).map((item) => item.id))
    await expect(page.locator(`[data-item="${items[3]?.id}"] [data-row-button]`)).toBeFocused()

    // each of the two offers its own question back, and the first is no longer the last that was done
    const offers = page.getByRole('alert').filter({ hasText: t('plans.removed_one', { count: 1 }) })
    await expect(offers).toHaveCount(2)
    await offers
      .first()
      .getByRole('button', { name: t('history.undo') })
      .click()
    await expect(page.getByText(t('history.overtaken'))).toBeVisible()
    expect(await left()).toEqual(items.toSpliced(1, 2).map((item) => item.id))
    // the one that was pressed fades out
    await expect(offers).toHaveCount(1)
    await offers.getByRole('button', { name: t('history.undo') }).click()
    await expect.poll(left).toEqual(items.toSpliced(1, 1).map((item) => item.id))

    await page.getByRole('button', { name: t('plans.bank'), exact: true }).click()
    await expect(page.getByRole('complementary', { name: t('plans.bank') })).toBeHidden()
    await page.locator('[data-row-button]').first().focus()
    await page.keyboard.press('n')
    await expect(
      page.getByRole('textbox', { name: t('plans.own_text', { language: 'English' }) }),
    ).toBeFocused()
  })
})

test('the focus is back on the button of a menu before the next key comes', async ({ page }) => {
  await withApp(page, 'menu', async (origin) => {
    for (const en of ['Home', 'Work'])
      await call(page, 'themes.create', { name: { kk: '', ru: '', en }, colour: 'teal' })
    await page.goto(`${origin}/questions`)
    const button = page.getByRole('button', { name: t('questions.theme_menu', { name: 'Work' }) })
    await button.focus()
    await page.keyboard.press('Enter')
    const item = page.getByRole('menuitem', { name: t('questions.theme_edit') })
    await expect(item).toBeVisible()
    const focused = await item.evaluate((element: HTMLElement) => {
      element.focus()
      element.click()
      return document.activeElement?.getAttribute('aria-label')
    })
    expect(focused).toBe(t('questions.theme_menu', { name: 'Work' }))
    await expect(page.getByRole('dialog', { name: t('questions.theme_edit') })).toBeVisible()
    await expect(page.getByRole('menu')).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(button).toBeFocused()
  })
})

test('questions are removed one by one, however fast the key comes', async ({ page }) => {
  await withApp(page, 'quick-questions', async (origin) => {
    for (const en of ['One', 'Two', 'Three', 'Four']) {
      const { id } = await call<Question>(page, 'questions.create', { themeId: null })
      await call(page, 'questions.update', { id, patch: { text: { kk: '', ru: '', en } } })
    }
    const search = {
      text: '',
      themeId: null,
      roles: [],
      statuses: [],
      missing: [],
      tags: [],
      offset: 0,
      limit: 9,
    }
    const found = () => call<QuestionPage>(page, 'questions.search', search)
    await page.goto(`${origin}/questions`)
    const rows = page.locator('[data-row-button]')
    await expect(rows).toHaveCount(4)
    const [first] = (await found()).hits
    await rows.nth(2).focus()
    await pressAtOnce(page, 'Delete', 'Delete', 'Delete')
    await expect(rows).toHaveCount(1)
    await expect(rows).toBeFocused()
    expect((await found()).hits.map(({ id }) => id)).toEqual([first?.id])
    await expect(page.getByText('not found')).toHaveCount(0)
  })
})

/** The row with the focus, the second, is scrolled away under the mouse: the arrow goes on from it, and scrolling back brings it back. */
async function expectFocusKept(page: Page, row: (index: number) => Locator): Promise<void> {
  await page.mouse.wheel(0, 4000)
  await expect(row(1)).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(row(2)).toBeFocused()
  await page.mouse.wheel(0, 4000)
  await expect(row(2)).toHaveCount(0)
  await page.mouse.wheel(0, -9000)
  await expect(row(2)).toBeFocused()
}

test('the keyboard stays in a list that is scrolled away from under it', async ({ page }) => {
  await withApp(page, 'quick-scroll', async (origin) => {
    await call(page, 'questions.addStarter')
    await page.goto(`${origin}/questions`)
    const row = (index: number) => page.locator(`[data-index="${index}"] [data-row-button]`)
    await row(1).focus()
    await page.mouse.move(640, 400)
    await expectFocusKept(page, row)
  })
})

test('the keyboard stays in the bank of a plan that is scrolled away from under it', async ({ page }) => {
  await withApp(page, 'scrolled-bank', async (origin) => {
    const { address } = await newPlan(page, origin)
    await page.goto(address)
    const bank = page.getByRole('complementary', { name: t('plans.bank') })
    const row = (index: number) => bank.locator(`[data-index="${index}"] [data-bank-row]`)
    await row(1).focus()
    await bank.getByRole('list').hover()
    await expectFocusKept(page, row)
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowUp')
    await expect(page.getByRole('searchbox')).toBeFocused()
  })
})

test('the card of the board that has the focus stays when its column is scrolled', async ({ page }) => {
  await withApp(page, 'scrolled-board', async (origin) => {
    for (let card = 0; card < 30; card += 1) {
      const title = `Card ${String(card).padStart(2, '0')}`
      await call(page, 'interviews.create', { title, speakerName: '', language: 'en', notes: '' })
    }
    await page.goto(`${origin}/speakers/board`)
    const column = page.getByRole('region', { name: t('speakers.status.idea'), exact: true })
    await expect(column.locator('[data-card]').first()).toBeVisible()
    const titles = () =>
      column.locator('[data-card]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.card))
    const [, second, third] = await titles()
    const card = (id: string | undefined) => column.locator(`[data-card="${id}"]`)
    await card(second).focus()
    await column.hover()
    await page.mouse.wheel(0, 3000)
    await expect(card(third)).toHaveCount(0)
    await expect(card(second)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(card(third)).toBeFocused()
    await expect(card(third)).toBeInViewport()
  })
})

test('criteria are removed and moved as they are by then, not as they were drawn', async ({ page }) => {
  await withApp(page, 'quick-criteria', async (origin) => {
    const none = { kk: '', ru: '', en: '' }
    const { id } = await call<CriteriaSet>(page, 'criteria.create', { name: none, about: none })
    for (const en of ['One', 'Two', 'Three', 'Four']) {
      const fields = {
        name: { ...none, en },
        help: none,
        kind: 'yes_no',
        need: 'preferred',
        weight: 1,
        good: true,
      }
      await call(page, 'criteria.addCriterion', { id, fields: { ...fields, scope: 'speaker', fact: null } })
    }
    const names = async () =>
      (await call<CriteriaSet>(page, 'criteria.get', { id }, 'GET')).criteria.map(({ name }) => name.en)
    await page.goto(`${origin}/criteria/${id}`)
    await expect(page.getByRole('region', { name: t('criteria.list') }).locator('li')).toHaveCount(4)
    await page.keyboard.press('ArrowDown')
    await page.evaluate(() => {
      for (let times = 0; times < 2; times += 1) {
        const key = { key: 'ArrowDown', altKey: true, bubbles: true, cancelable: true }
        document.body.dispatchEvent(new KeyboardEvent('keydown', key))
      }
    })
    await expect.poll(names).toEqual(['Two', 'Three', 'One', 'Four'])
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Delete')
    await page.keyboard.press('Delete')
    await expect.poll(names).toEqual(['Two', 'Four'])
    await expect(page.getByRole('button', { name: t('history.undo') })).not.toHaveCount(0)
  })
})

test('who has gone on from a note on the set to its buttons is left there', async ({ page }) => {
  await withApp(page, 'quick-note', async (origin) => {
    const { id } = await newPlan(page, origin)
    await page.goto(`${origin}/interviews/${id}/on-set`)
    const said = page.locator('footer').getByRole('status')
    await expect(page.getByRole('toolbar', { name: t('sessions.actions') })).toBeVisible()
    await page.keyboard.press('Space')
    await expect(said).toContainText(t('sessions.kind.start'))
    await page.keyboard.press('n')
    await expect(page.getByRole('textbox', { name: t('sessions.note_field') })).toBeFocused()
    const cancel = page.getByRole('button', { name: t('common.cancel') })
    await cancel.focus()
    // The screen is drawn anew when what was said last goes.
    await expect(said).toHaveText('')
    await expect(cancel).toBeFocused()
  })
})

import { expect } from '@playwright/test'
import type { HistoryState } from '../../src/shared/api/history.ts'
import type { QuestionNode, QuestionPage } from '../../src/shared/api/questions.ts'
import type { Theme } from '../../src/shared/api/themes.ts'
import { expectAccessible } from './support/accessibility.ts'
import { dictionary } from './support/dictionary.ts'
import { pressAtOnce, pressInOpened, pressOn, tabTo } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

/** One of the starter bank, and how another of the team would ask the same. */
const known = 'С кем вы любите проводить свободное время?'
const alike = 'С кем вы любите проводить своё свободное время'
const fresh = 'Какой запах напоминает вам о доме детства?'
const followUp = 'Что вы чувствуете, когда слышите его здесь?'

test('the question bank is written by keyboard, and its starter bank goes and comes back', async ({
  page,
}) => {
  const t = dictionary('ru')
  await withApp(page, { name: 'e2e-question-editor', language: 'ru' }, async (origin) => {
    await page.goto(new URL('/questions', origin).href)
    await pressOn(page, page.getByRole('button', { name: t('questions.starter_add') }))
    const rows = page.locator('[data-row-button]')
    // Two hundred questions are written: seconds, and on a busy computer many.
    await expect(rows.first()).toBeVisible({ timeout: 60_000 })
    const editor = page.getByRole('region', { name: t('questions.editor') })
    const openId = () => new URL(page.url()).searchParams.get('question') ?? ''

    await test.step('what is there already is pointed out while it is typed', async () => {
      await page.keyboard.press('n')
      const field = editor.getByRole('textbox', { name: `${t('questions.text')}, Русский` })
      await expect(field).toBeFocused()
      await page.keyboard.type(alike)
      const hint = editor.getByRole('button', { name: known })
      await expect(hint).toBeVisible()
      await expectAccessible(page, 'a question that is there already')
      await expect(field).toBeFocused()
      await page.keyboard.press('Control+a')
      await page.keyboard.type(fresh)
      await expect(hint).toBeHidden()
    })

    const id = openId()
    const tree = () => call<QuestionNode>(page, 'questions.tree', { id }, 'GET')
    await test.step('a follow-up is written beneath it', async () => {
      await page.keyboard.press('Control+Enter')
      const below = editor.getByRole('textbox', { name: `${t('questions.follow_up')}, Русский` })
      await expect(below).toBeFocused()
      await page.keyboard.type(followUp)
      await expectAccessible(page, 'a question with a follow-up')
      // Escape closes what is open above the question first
      const role = page.getByRole('button', { name: t('questions.role'), exact: true })
      await role.press('Enter')
      await expect(page.getByRole('menu')).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(page.getByRole('menu')).toBeHidden()
      await expect(editor).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(editor).toBeHidden()
      await page.keyboard.press('/')
      await page.keyboard.type('запах детства')
      await expect(rows.filter({ hasText: fresh })).toContainText(t('questions.follow_ups_one', { count: 1 }))
      const texts = async () => {
        const { text, followUps } = await tree()
        return [text.ru, ...followUps.map((node) => node.text.ru)]
      }
      await expect.poll(texts).toEqual([fresh, followUp])
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      await expect(rows.nth(5)).toBeVisible()
    })

    const focusedRow = page.locator('[data-row-button]:focus')
    const total = page.getByText(/^\d+ вопрос/)
    /** How many there are of all themes, once that is what is shown. */
    const wholeTotal = async () => {
      const all = { text: '', themeId: null, roles: [], statuses: [], missing: [], tags: [] }
      const query = { ...all, offset: 0, limit: 1 }
      const { total: count } = await call<QuestionPage>(page, 'questions.search', query, 'GET')
      const shown = new RegExp(`^${count} вопрос`)
      await expect(total).toHaveText(shown)
      return shown
    }
    await test.step('one that is closed without a word goes again', async () => {
      const before = await wholeTotal()
      await page.keyboard.press('Escape')
      await page.evaluate(() => (document.activeElement as HTMLElement).blur())
      await page.keyboard.press('n')
      await expect(editor.getByRole('textbox', { name: `${t('questions.text')}, Русский` })).toBeFocused()
      await expect(total).not.toHaveText(before)
      await page.keyboard.press('Escape')
      await expect(total).toHaveText(before)
      await expect(focusedRow).toBeVisible()
      const { undo } = await call<HistoryState>(page, 'history.state', undefined, 'GET')
      expect(undo?.label).not.toBe('question_new')
    })

    await test.step('the focus stays in the list, whatever goes and comes back', async () => {
      await page.keyboard.press('/')
      await page.keyboard.press('ArrowDown')
      const texts = await rows.allTextContents()
      await expect(focusedRow).toHaveText(texts[0] ?? '')
      await page.keyboard.press('Delete')
      await expect(rows.first()).toHaveText(texts[1] ?? '')
      await expect(focusedRow).toHaveText(texts[1] ?? '')
      const removed = page
        .getByRole('alert')
        .filter({ has: page.getByRole('button', { name: t('history.undo') }) })
      await removed.getByRole('button', { name: t('history.undo') }).click()
      await expect(rows.first()).toHaveText(texts[0] ?? '')
      await expect(focusedRow).toHaveText(texts[1] ?? '')
      await pressAtOnce(page, 'ArrowUp', 'ArrowUp')
      await expect(page.getByRole('searchbox')).toBeFocused()
      await page.keyboard.press('ArrowDown')
      await pressAtOnce(page, ...Array<string>(20).fill('ArrowDown'))
      await expect(page.locator('[data-index="20"] [data-row-button]')).toBeFocused()
      await page.keyboard.press('Home')
    })

    await test.step('a frame that comes late takes the focus from nobody', async () => {
      await page.evaluate(() => {
        window.requestAnimationFrame = (draw) => window.setTimeout(() => draw(performance.now()), 400)
      })
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await expect(editor).toBeVisible()
      await page.keyboard.press('Escape')
      await page.keyboard.press('/')
      // By then every frame that was asked for is drawn, and what those asked for.
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      )
      await expect(page.getByRole('searchbox')).toBeFocused()
      // and the row it was on its way to is forgotten
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await expect(page.locator('[data-index="1"] [data-row-button]')).toBeFocused()
      await page.reload()
      await expect(rows.nth(5)).toBeVisible()
      await page.keyboard.press('/')
      await page.keyboard.press('ArrowDown')
    })

    await test.step('what is said is not on the bar of what can be done with the chosen ones', async () => {
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Delete')
      await page.keyboard.press('x')
      const bar = page.getByRole('group', { name: t('questions.chosen_actions') })
      const said = page.locator('.mantine-Notification-root').last()
      await expect
        .poll(async () => {
          const [over, below] = [await said.boundingBox(), await bar.boundingBox()]
          return over && below && over.y + over.height <= below.y
        })
        .toBe(true)
      // nor is anything else covered
      await page.getByRole('searchbox').click()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('x')
      await page.keyboard.press('Control+z')
    })

    const themes = page.getByRole('navigation', { name: t('questions.themes') })
    const names = async () =>
      (await call<Theme[]>(page, 'themes.list', undefined, 'GET')).map((one) => one.name.ru)
    await test.step('a theme is made and moved', async () => {
      const before = await names()
      await themes.getByRole('button', { name: t('questions.theme_new') }).press('Enter')
      const form = page.getByRole('dialog', { name: t('questions.theme_new') })
      const field = form.getByLabel('Русский')
      await tabTo(page, field)
      await page.keyboard.type('Запахи и вкусы')
      await expectAccessible(page, 'a new theme')
      await page.keyboard.press('Enter')
      await expect(form).toBeHidden()
      const own = themes.getByRole('button', { name: /^Запахи и вкусы/ })
      await expect(own).toHaveAttribute('aria-current', 'true')
      await expect(page.getByText(t('questions.empty_theme'))).toBeVisible()
      expect(await names()).toEqual([...before, 'Запахи и вкусы'])
      await tabTo(page, own)
      await page.keyboard.press('Alt+ArrowUp')
      await expect.poll(names).toEqual([...before.slice(0, -1), 'Запахи и вкусы', ...before.slice(-1)])
      await expect(themes.getByRole('listitem').nth(-2)).toContainText('Запахи и вкусы')
      await expect(own).toBeFocused()
      await expectAccessible(page, 'an empty theme')
    })

    await test.step('the starter bank is removed; what the team wrote stays', async () => {
      await themes.getByRole('button', { name: new RegExp(t('questions.all')) }).press('Enter')
      const whole = await wholeTotal()
      const themesBefore = await names()
      await page.getByRole('button', { name: t('questions.bank_menu') }).press('Enter')
      const remove = page.getByRole('menuitem', { name: /^Убрать готовый набор \(\d+/ })
      await expect(remove).toBeEnabled()
      await pressInOpened(remove)
      await expect(total).toHaveText(t('questions.count_one', { count: 1 }), { timeout: 60_000 })
      await expect(rows).toHaveCount(1)
      await expect(rows).toContainText(fresh)
      expect(await names()).toEqual(['Запахи и вкусы'])
      await expectAccessible(page, 'a bank without the starter bank')
      await page.keyboard.press('Control+z')
      // Two hundred questions come back one by one: seconds, and on a busy computer many.
      await expect(total).toHaveText(whole, { timeout: 60_000 })
      await expect(themes.getByRole('listitem')).toHaveCount(themesBefore.length)
      expect(await names()).toEqual(themesBefore)
      await page.keyboard.press('/')
      await page.keyboard.type('свободное время')
      await expect(rows.filter({ hasText: known })).toBeVisible()
    })
  })
})

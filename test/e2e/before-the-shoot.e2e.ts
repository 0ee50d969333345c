import { expect, type Page } from '@playwright/test'
import type { Language } from '../../src/shared/language.ts'
import { makeTempDir } from '../support/temp.ts'
import { expectAccessible } from './support/accessibility.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary, type Say } from './support/dictionary.ts'
import { pressOn, runCommand, tabTo } from './support/keyboard.ts'
import { test } from './support/test.ts'

const languageNames: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' }
const wanted: Record<Language, string> = { kk: 'күн', ru: 'школ', en: 'school' }

for (const language of ['kk', 'ru', 'en'] as const) {
  test(`from an empty library to a question sheet and the set, by keyboard alone, in ${language}`, async ({
    page,
  }) => {
    const t = dictionary(language)
    const app = await startApp(appHome(makeTempDir(`e2e-keys-${language}`)))
    // What a hand on the mouse would do fails here.
    await page.addInitScript(() => {
      for (const kind of ['pointerdown', 'mousedown']) {
        window.addEventListener(kind, (event) => event.stopImmediatePropagation(), { capture: true })
      }
    })
    try {
      await page.goto(app.url)
      await test.step('first run', () => firstRun(page, t, language))
      await test.step('question bank', () => fillBank(page, t))
      await test.step('interview', () => newInterview(page, t))
      await test.step('plan', () => makePlan(page, t, language))
      await test.step('question sheet', () => printSheet(page, t))
      await test.step('on the set', () => onTheSet(page, t))
    } finally {
      await app.stop()
    }
  })
}

async function firstRun(page: Page, t: Say, language: Language): Promise<void> {
  const radio = page.getByRole('radio', { name: languageNames[language] })
  await expect(radio).toBeVisible()
  for (let stop = 0; stop < 10; stop++) {
    await page.keyboard.press('Tab')
    const role = await page.evaluate(() => document.activeElement?.getAttribute('role'))
    if (role === 'radio') break
  }
  for (let step = 0; step < 3 && !(await radio.isChecked()); step++) {
    await page.keyboard.press('ArrowDown')
    if (!(await radio.isChecked())) await page.keyboard.press('Space')
  }
  await expect(radio).toBeChecked()
  await pressOn(page, page.getByRole('button', { name: t('welcome.next') }))
  await pressOn(page, page.getByRole('button', { name: t('library.create'), exact: true }))
  await expect(page.getByRole('heading', { name: t('home.empty_title') })).toBeVisible()
}

async function fillBank(page: Page, t: Say): Promise<void> {
  const rail = page.getByRole('navigation', { name: t('shell.sections'), exact: true })
  await pressOn(page, rail.getByRole('link', { name: t('shell.questions') }))
  await expect(page.getByText(t('questions.empty'))).toBeVisible()
  await expectAccessible(page, 'empty question bank')
  await pressOn(page, page.getByRole('button', { name: t('questions.starter_add') }))
  await expect(page.locator('[data-row-button]').first()).toBeVisible({ timeout: 60_000 })
  await expectAccessible(page, 'question bank')
}

async function newInterview(page: Page, t: Say): Promise<void> {
  await runCommand(page, t('interviews.create'))
  const form = page.getByRole('dialog', { name: t('interviews.create') })
  await expect(form).toBeVisible()
  await tabTo(page, form.getByLabel(t('interviews.title')))
  await page.keyboard.type('Алғашқы қоңырау')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/interviews\/[^/]+\/\w+/)
}

async function makePlan(page: Page, t: Say, language: Language): Promise<void> {
  const stages = page.getByRole('navigation', { name: t('stage.bar') })
  await pressOn(page, stages.getByRole('link', { name: t('stage.plan') }))
  await expect(page.getByText(t('plans.empty_title'))).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: t('plans.search') })).toBeFocused()
  await page.keyboard.type(wanted[language])
  const bank = page.locator('[data-bank-row]')
  await expect(bank.first()).toContainText(new RegExp(wanted[language], 'i'))
  await page.keyboard.press('ArrowDown')
  const questions = page.locator('[data-item]')
  for (const count of [1, 2, 3]) {
    await page.keyboard.press('Enter')
    await expect(questions).toHaveCount(count)
    await page.keyboard.press('ArrowDown')
  }
  const first = questions.first().locator('[data-row-button]')
  const before = (await first.textContent()) ?? ''
  await tabTo(page, first)
  await page.keyboard.press('Alt+ArrowDown')
  await expect(first).not.toHaveText(before)
  await page.keyboard.press('Control+z')
  await expect(first).toHaveText(before)
  await page.keyboard.press('m')
  await expectAccessible(page, 'plan')
}

async function printSheet(page: Page, t: Say): Promise<void> {
  await page.keyboard.press('p')
  await expect(page).toHaveURL(/\/print\/question-sheet\//)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(paper.startsWith('%PDF-')).toBe(true)
  expect(paper.match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(0)
  await expectAccessible(page, 'question sheet')
  await pressOn(page, page.getByRole('link', { name: t('plans.sheet.back') }))
}

async function onTheSet(page: Page, t: Say): Promise<void> {
  const stages = page.getByRole('navigation', { name: t('stage.bar') })
  await pressOn(page, stages.getByRole('link', { name: t('stage.shoot') }))
  await pressOn(page, page.getByRole('link', { name: t('sessions.open') }))
  await expect(page).toHaveURL(/\/on-set/)
  await expect(page.getByRole('toolbar', { name: t('sessions.actions') })).toBeVisible()
  await expectAccessible(page, 'on the set')
  const said = page.locator('footer').getByRole('status')
  await page.keyboard.press('Space')
  await expect(said).toContainText(t('sessions.kind.start'))
  await page.keyboard.press('Space')
  await expect(said).toContainText(t('sessions.kind.asked'))
  await page.keyboard.press('g')
  await expect(said).toContainText(t('sessions.kind.great'))
  await page.keyboard.press('n')
  await page.keyboard.type('Күліп жіберді')
  await page.keyboard.press('Enter')
  await expect(said).toContainText(t('sessions.kind.note'))
  await page.keyboard.press('Space')
  await page.keyboard.press('s')
  await expect(said).toContainText(t('sessions.kind.skipped'))
  await page.keyboard.press('e')
  await expect(page.getByRole('heading', { name: t('sessions.ended') })).toBeVisible()
  await expect(page.getByText(t('sessions.ended_text'))).toBeVisible()
}

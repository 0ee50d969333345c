import { randomUUID } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Clip } from '../../src/shared/api/clips.ts'
import type { CriteriaSet } from '../../src/shared/api/criteria.ts'
import type { Mark, MarkKind } from '../../src/shared/api/sessions.ts'
import type { Speaker } from '../../src/shared/api/speakers.ts'
import { makeRecording } from '../support/media.ts'
import { dictionary } from './support/dictionary.ts'
import { holdBack } from './support/hold-back.ts'
import { pressAtOnce } from './support/keyboard.ts'
import { pasteQuestions } from './support/paste-questions.ts'
import { importRecording } from './support/recordings.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { newPlan, withApp } from './support/with-app.ts'

const t = dictionary('en')
const none = { kk: '', ru: '', en: '' }

/** Both before the page has drawn that something is under way. */
const pressTwice = (button: Locator) =>
  button.evaluate((element: HTMLElement) => {
    element.click()
    element.click()
  })

/** How often the page has asked for a procedure since. */
function counted(page: Page): (procedure: string) => number {
  const asked: string[] = []
  page.on('request', (request) =>
    asked.push(...new URL(request.url()).pathname.slice('/rpc/'.length).split(',')),
  )
  return (procedure) => asked.filter((one) => one === procedure).length
}

test('what is asked for twice before a frame is drawn is made once', async ({ page }) => {
  await withApp(page, 'pressed-twice', async (origin) => {
    const made = counted(page)
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

test('what is kept twice before a frame is drawn is kept once', async ({ page }) => {
  await withApp(page, 'kept-twice', async (origin) => {
    const plan = await newPlan(page, origin)
    const apply = { templateId: 'ready-portrait', mode: 'append', themeId: null }
    await call(page, 'plans.applyTemplate', { interviewId: plan.id, apply })
    const speaker = { name: { ...none, en: 'Aigerim' }, contacts: [] }
    const { id: speakerId } = await call<Speaker>(page, 'speakers.create', speaker)
    const form = { kind: 'release', speakerId, interviewId: null, approvalRequired: true }
    await call(page, 'consents.create', form)
    const experts = { name: { ...none, en: 'Experts' }, about: none }
    const { id: setId } = await call<CriteriaSet>(page, 'criteria.create', experts)
    const made = counted(page)
    const dialog = page.getByRole('dialog')

    await test.step('a template', async () => {
      await page.goto(plan.address)
      await page.getByRole('button', { name: t('plans.templates.title') }).click()
      await dialog.getByRole('textbox', { name: t('plans.templates.save_label') }).fill('Portrait')
      await pressTwice(dialog.getByRole('button', { name: t('plans.templates.save'), exact: true }))
      await expect(page.getByText(t('plans.templates.kept', { name: 'Portrait' }))).toBeVisible()
      expect.soft(made('plans.saveTemplate')).toBe(1)
    })

    await test.step('a filter, under whose name the keyboard goes on', async () => {
      await page.goto(`${origin}/speakers?q=Aigerim`)
      await page.getByRole('button', { name: t('speakers.views') }).click()
      const views = page.getByRole('dialog', { name: t('speakers.views') })
      await views.getByRole('textbox', { name: t('speakers.view_save') }).fill('Hers')
      const list = await holdBack(page, 'speakers.savedViews')
      await pressTwice(views.getByRole('button', { name: t('common.save') }))
      await expect.poll(list.asked).toBeGreaterThan(0)
      // Time to be closed, were it to be: the list has no new name yet.
      await page.waitForTimeout(300)
      await expect.soft(views).toBeVisible()
      list.letGo()
      await expect(views).toBeHidden()
      await expect(page.getByRole('button', { name: 'Hers' })).toBeFocused()
      expect.soft(made('speakers.saveView')).toBe(1)
    })

    await test.step('an approval', async () => {
      await page.goto(`${origin}/speakers/${speakerId}?tab=consents`)
      const card = page.getByRole('article', { name: t('consents.kind.release') })
      await card.getByRole('button').first().click()
      await card.getByRole('button', { name: t('consents.approval_add') }).click()
      await pressTwice(dialog.getByRole('button', { name: t('common.save') }))
      await expect(dialog).toBeHidden()
      expect.soft(made('consents.addApproval')).toBe(1)
    })

    await test.step('a set of criteria, and a copy of one', async () => {
      await page.goto(`${origin}/criteria`)
      const menu = page.getByRole('button', { name: t('criteria.menu', { name: 'Experts' }) })
      await expect(menu).toBeVisible()
      await pressAtOnce(page, 'n', 'n')
      await expect(page).toHaveURL(/criteria\/.+/)
      expect.soft(made('criteria.create')).toBe(1)
      await page.goto(`${origin}/criteria/${setId}`)
      await menu.click()
      await pressTwice(page.getByRole('menuitem', { name: t('criteria.duplicate') }))
      await expect(page).not.toHaveURL(new RegExp(setId))
      expect.soft(made('criteria.duplicate')).toBe(1)
    })

    await test.step('an import', async () => {
      await pasteQuestions(page, origin)
      await pressTwice(dialog.getByRole('button', { name: t('exchange.submit_other', { count: 2 }) }))
      await expect(dialog).toContainText(t('exchange.done_added'))
      expect.soft(made('exchange.commit')).toBe(1)
      await expect(dialog.getByRole('alert')).toHaveCount(0)
    })
  })
})

test('the clips of all great answers are made once', async ({ page }) => {
  await withApp(page, 'clips-twice', async (origin, folder) => {
    const path = await makeRecording(folder, 'a.mp3', { seconds: 20, size: null })
    const { interviewId, takeId } = await importRecording(page, { path, title: 'Moving' })
    const sessionId = randomUUID()
    const beganMs = Date.UTC(2024, 4, 6, 7, 8, 9)
    const sitting: [seconds: number, kind: MarkKind, en: string][] = [
      [0, 'start', ''],
      [1, 'asked', 'Why?'],
      [5, 'great', 'Why?'],
      [9, 'asked', 'How?'],
      [14, 'great', 'How?'],
    ]
    const ops = sitting.map(([seconds, kind, en], seq) => {
      const at = new Date(beganMs + seconds * 1000).toISOString()
      const text = { ...none, en }
      const mark: Mark = { id: randomUUID(), sessionId, seq, kind, at, itemId: null, text, note: '' }
      return { op: 'add', mark }
    })
    await call(page, 'sessions.record', { interviewId, utcOffsetMinutes: 300, ops })
    await call(page, 'sessions.align', { takeId, startedAt: new Date(beganMs).toISOString() })
    await page.goto(`${origin}/interviews/${interviewId}/clips`)
    const panel = page.getByRole('region', { name: t('sessions.from_set') })
    const all = panel.getByRole('button', { name: t('sessions.make_all_other', { count: 2 }) })
    await expect(all).toBeVisible()
    const made = counted(page)
    await pressTwice(all)
    const titles = async () =>
      (await call<Clip[]>(page, 'clips.list', { interviewId }, 'GET')).map(({ title }) => title)
    await expect.poll(titles).toEqual(['Why?', 'How?'])
    expect(made('clips.create')).toBe(2)
  })
})

test('an erasure that waits for a text to be saved is asked for once', async ({ page }) => {
  await withApp(page, 'erased-twice', async (origin) => {
    const speaker = { name: { ...none, en: 'Aigerim' }, contacts: [] }
    const { id } = await call<Speaker>(page, 'speakers.create', speaker)
    await page.goto(`${origin}/speakers/${id}`)
    const saving = await holdBack(page, 'speakers.update')
    await page.getByRole('textbox', { name: t('speakers.lives_in') }).fill('Almaty')
    await page.getByRole('button', { name: t('speakers.menu') }).click()
    await page.getByRole('menuitem', { name: t('speakers.erase.open') }).click()
    const dialog = page.getByRole('dialog', { name: t('speakers.erase.title', { name: 'Aigerim' }) })
    await dialog.getByRole('checkbox', { name: t('speakers.erase.understood') }).check()
    const made = counted(page)
    const erase = dialog.getByRole('button', { name: t('speakers.erase.submit.erase') })
    await erase.click()
    await erase.click()
    await expect.poll(saving.asked).toBe(1)
    expect(made('speakers.erase')).toBe(0)
    saving.letGo()
    await expect(page.getByText(t('speakers.erase.done.erase', { name: 'Aigerim' }))).toBeVisible()
    await expect(page).toHaveURL(/\/speakers$/)
    expect(made('speakers.erase')).toBe(1)
  })
})

import { expect, type Locator } from '@playwright/test'
import type { GlossaryEntry } from '../../src/shared/api/glossary.ts'
import type { ShootView } from '../../src/shared/api/shoots.ts'
import type { SavedView, Speaker } from '../../src/shared/api/speakers.ts'
import type { Theme } from '../../src/shared/api/themes.ts'
import { makeRecording } from '../support/media.ts'
import { dictionary } from './support/dictionary.ts'
import { holdBack } from './support/hold-back.ts'
import { pasteQuestions } from './support/paste-questions.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { offer, undoOf } from './support/undo-offers.ts'
import { newPlan, withApp } from './support/with-app.ts'

// Removals, and other changes with a way back, that follow each other at once.

const t = dictionary('en')
const none = { kk: '', ru: '', en: '' }

/** Presses them before the page has drawn a frame. */
async function clickAtOnce(...buttons: Locator[]): Promise<void> {
  const elements = await Promise.all(buttons.map((button) => button.elementHandle()))
  await buttons[0]?.page().evaluate((all) => {
    for (const element of all) (element as HTMLElement | null)?.click()
  }, elements)
}

test('two names of the glossary that are removed at once are both told of', async ({ page }) => {
  await withApp(page, 'removed-names', async (origin) => {
    for (const en of ['Urumqi', 'Almaty', 'Ghulja']) {
      const fields = { kind: 'place', text: { ...none, en }, notes: '' }
      await call(page, 'glossary.create', { interviewId: null, fields })
    }
    const left = async () =>
      (await call<GlossaryEntry[]>(page, 'glossary.list', undefined, 'GET')).map(({ text }) => text.en).sort()
    await page.goto(`${origin}/glossary`)
    const remove = (name: string) => page.getByRole('button', { name: t('glossary.remove', { name }) })
    await clickAtOnce(remove('Urumqi'), remove('Almaty'))
    const told = ['Urumqi', 'Almaty'].map((name) => t('glossary.removed', { name })) as [string, string]
    for (const text of told) await expect(offer(page, text)).toBeVisible()
    expect(await left()).toEqual(['Ghulja'])
    await undoOf(page, told[1]).click()
    await expect.poll(left).toEqual(['Almaty', 'Ghulja'])
    // The other one is not the last that was done by then, and nothing else is taken back in its place.
    await undoOf(page, told[0]).click()
    await expect(page.getByText(t('history.overtaken'))).toBeVisible()
    expect(await left()).toEqual(['Almaty', 'Ghulja'])
  })
})

test('a removal is offered back before the screen is fetched anew', async ({ page }) => {
  await withApp(page, 'offered-at-once', async (origin) => {
    const fields = { kind: 'place', text: { ...none, en: 'Urumqi' }, notes: '' }
    await call(page, 'glossary.create', { interviewId: null, fields })
    const { id } = await call<{ id: string }>(page, 'questions.create', { themeId: null })
    await call(page, 'questions.update', { id, patch: { text: { ...none, en: 'Where is home?' } } })
    const about = { title: 'Moving', speakerName: '', language: 'en', notes: '' }
    await call(page, 'interviews.create', about)
    const speaker = { name: { ...none, en: 'Aigerim' }, contacts: [] }
    const { id: speakerId } = await call<Speaker>(page, 'speakers.create', speaker)

    await page.goto(`${origin}/glossary`)
    const names = page.getByRole('button', { name: t('glossary.remove', { name: 'Urumqi' }) })
    await expect(names).toBeVisible()
    const list = await holdBack(page, 'glossary.list')
    await names.click()
    await expect(offer(page, t('glossary.removed', { name: 'Urumqi' }))).toBeVisible()
    await expect.poll(list.asked).toBeGreaterThan(0)
    list.letGo()

    await page.goto(`${origin}/questions`)
    const row = page.locator('[data-row-button]')
    await row.focus()
    const found = await holdBack(page, 'questions.search')
    const removing = await holdBack(page, 'questions.remove')
    removing.letGo()
    await page.keyboard.press('Delete')
    await expect(offer(page, t('questions.removed', { question: 'Where is home?' }))).toBeVisible()
    await expect.poll(found.asked).toBeGreaterThan(0)
    // It stands there still, and is removed once.
    await row.focus()
    await page.keyboard.press('Delete')
    await page.keyboard.press('Delete')
    found.letGo()
    await expect(row).toHaveCount(0)
    expect(removing.asked()).toBe(1)

    await page.goto(`${origin}/interviews`)
    await page.getByRole('button', { name: t('interviews.menu', { title: 'Moving' }) }).click()
    const interviews = await holdBack(page, 'interviews.list')
    await page.getByRole('menuitem', { name: t('common.remove') }).click()
    await expect(offer(page, t('interviews.removed', { title: 'Moving' }))).toBeVisible()
    interviews.letGo()

    await page.goto(`${origin}/speakers/${speakerId}`)
    await page.getByRole('button', { name: t('speakers.menu') }).click()
    const speakers = await holdBack(page, 'speakers.get')
    await page.getByRole('menuitem', { name: t('common.remove') }).click()
    await expect(offer(page, t('speakers.removed', { name: 'Aigerim' }))).toBeVisible()
    await expect(page).toHaveURL(/\/speakers$/)
    speakers.letGo()
  })
})

test('a key that is held removes one recording', async ({ page }) => {
  await withApp(page, 'held-key', async (origin, folder) => {
    const about = { title: 'Moving', speakerName: '', language: 'en', notes: '' }
    const { id } = await call<{ id: string }>(page, 'interviews.create', about)
    const cards = page.getByRole('article')
    const remove = (name: string) =>
      page.getByRole('button', { name: t('common.remove_named', { name }), exact: true })
    for (const name of ['a.mp3', 'b.mp3', 'c.mp3']) {
      const path = await makeRecording(folder, name, { seconds: 1, size: null })
      await call(page, 'takes.importPath', { interviewId: id, path })
    }
    await page.goto(`${origin}/interviews/${id}/recordings`)
    await expect(cards).toHaveCount(3)
    await remove('a.mp3').focus()
    await page.keyboard.down('Enter')
    await expect(remove('b.mp3')).toBeFocused()
    for (let times = 0; times < 3; times += 1) await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    // Time for the others to go, were they to.
    await page.waitForTimeout(700)
    await expect(cards).toHaveCount(2)
    await page.keyboard.press('Enter')
    await expect(cards).toHaveCount(1)
  })
})

test('two saved filters that are removed at once are both told of', async ({ page }) => {
  await withApp(page, 'removed-views', async (origin) => {
    for (const name of ['First', 'Second'])
      await call(page, 'speakers.saveView', { screen: 'speakers', name, filter: `q=${name}` })
    await call(page, 'speakers.create', { name: { ...none, en: 'Aigerim' }, contacts: [] })
    const left = async () =>
      (await call<SavedView[]>(page, 'speakers.savedViews', { screen: 'speakers' }, 'GET')).map(
        ({ name }) => name,
      )
    await page.goto(`${origin}/speakers`)
    await page.getByRole('button', { name: t('speakers.views') }).click()
    const remove = (name: string) => page.getByRole('button', { name: t('common.remove_named', { name }) })
    await clickAtOnce(remove('First'), remove('Second'))
    for (const name of ['First', 'Second'])
      await expect(offer(page, t('speakers.view_removed', { name }))).toBeVisible()
    await undoOf(page, t('speakers.view_removed', { name: 'Second' })).click()
    await expect.poll(left).toEqual(['Second'])
  })
})

test('a person of the crew who could not be removed is not told of as removed', async ({ page }) => {
  await withApp(page, 'crew', async (origin) => {
    const { id } = await newPlan(page, origin)
    const member = { role: 'camera', phone: '', callTime: null, contact: false }
    const crew = ['Dana', 'Erlan', 'Saule'].map((name) => ({ ...member, id: name, name }))
    const shoot = await call<ShootView>(page, 'shoots.create', { interviewId: id, fields: { crew } })
    const left = async () =>
      (await call<ShootView[]>(page, 'shoots.list', { interviewId: id }, 'GET'))
        .find((one) => one.id === shoot.id)
        ?.crew.map(({ name }) => name)
    await page.goto(`${origin}/interviews/${id}/shoot`)
    const remove = (name: string) => page.getByRole('button', { name: t('common.remove_named', { name }) })
    await page.route('**/rpc/shoots.update*', (route) => route.abort())
    await remove('Dana').click()
    await expect(page.getByRole('alert').getByText(t('connection.unreachable'))).toBeVisible()
    await page.unroute('**/rpc/shoots.update*')
    await expect(remove('Dana')).toBeVisible()
    await expect(offer(page, t('shoots.person_removed', { name: 'Dana' }))).toHaveCount(0)
    await clickAtOnce(remove('Dana'), remove('Erlan'))
    for (const name of ['Dana', 'Erlan'])
      await expect(offer(page, t('shoots.person_removed', { name }))).toBeVisible()
    expect(await left()).toEqual(['Saule'])
  })
})

test('an import takes back itself and nothing that was done after it', async ({ page }) => {
  await withApp(page, 'undone-import', async (origin) => {
    const themes = async () =>
      (await call<Theme[]>(page, 'themes.list', undefined, 'GET')).map(({ name }) => name.en)
    const dialog = await pasteQuestions(page, origin)
    await dialog.getByRole('button', { name: t('exchange.submit_other', { count: 2 }) }).click()
    await expect(dialog).toContainText(t('exchange.done_added'))
    await call(page, 'themes.create', { name: { ...none, en: 'Home' }, colour: 'teal' })
    await dialog.getByRole('button', { name: t('exchange.undo') }).click()
    await expect(page.getByText(t('history.overtaken'))).toBeVisible()
    await expect(page.getByText(t('exchange.undone'))).toBeHidden()
    expect(await themes()).toContain('Home')
  })
})

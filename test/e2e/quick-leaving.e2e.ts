import { copyFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { CriteriaSet } from '../../src/shared/api/criteria.ts'
import type { Take } from '../../src/shared/api/interviews.ts'
import type { PlanTemplate } from '../../src/shared/api/plans.ts'
import type { Speaker } from '../../src/shared/api/speakers.ts'
import { committedRecording, ctcModelPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'
import { dictionary } from './support/dictionary.ts'
import { type HeldBack, holdBack } from './support/hold-back.ts'
import { pasteQuestions } from './support/paste-questions.ts'
import { importRecording } from './support/recordings.ts'
import { call } from './support/rpc.ts'
import { onSubtitles, srt } from './support/subtitles-stage.ts'
import { test } from './support/test.ts'
import { offer, undoOf } from './support/undo-offers.ts'
import { newPlan, withApp, withSample } from './support/with-app.ts'

// What was begun is answered when its dialog is closed, its screen is left, or something else is on it.

const t = dictionary('en')
const none = { kk: '', ru: '', en: '' }

/** Lets the answer come, and gives the page time for what it should not do with it. */
async function letAnswer(page: Page, held: HeldBack, procedure: string): Promise<void> {
  const answer = page.waitForResponse((response) => response.url().includes(procedure))
  held.letGo()
  await (await answer).finished()
  // Nothing is to be seen of it: there is nothing else to wait for.
  await page.waitForTimeout(700)
}

/** Leaves the screen. */
async function toSpeakers(page: Page): Promise<void> {
  const sections = page.getByRole('navigation', { name: t('shell.sections') })
  await sections.getByRole('link', { name: t('shell.speakers') }).click()
  await expect(page).toHaveURL(/\/speakers$/)
}

test('a template is told of also when its dialog is closed before the library has answered', async ({
  page,
}) => {
  await withApp(page, 'removed-template', async (origin) => {
    const { id, address } = await newPlan(page, origin)
    await call(page, 'plans.applyTemplate', {
      interviewId: id,
      apply: { templateId: 'ready-portrait', mode: 'append', themeId: null },
    })
    const own = async () =>
      (await call<PlanTemplate[]>(page, 'plans.templates', undefined, 'GET')).filter(({ ready }) => !ready)
    await page.goto(address)
    const dialog = page.getByRole('dialog', { name: t('plans.templates.title') })
    const open = () => page.getByRole('button', { name: t('plans.templates.title') }).click()
    await open()
    const saving = await holdBack(page, 'plans.saveTemplate')
    const name = dialog.getByRole('textbox', { name: t('plans.templates.save_label') })
    await name.fill('Portrait')
    await name.press('Enter')
    await expect.poll(saving.asked).toBe(1)
    await name.fill('What comes next')
    saving.letGo()
    await expect(page.getByText(t('plans.templates.kept', { name: 'Portrait' }))).toBeVisible()
    await expect(name).toHaveValue('What comes next')

    const removing = await holdBack(page, 'plans.removeTemplate')
    await dialog.getByRole('button', { name: t('common.remove_named', { name: 'Portrait' }) }).click()
    await expect.poll(removing.asked).toBe(1)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    removing.letGo()
    const told = t('plans.templates.removed', { name: 'Portrait' })
    await expect(offer(page, told)).toBeVisible()
    expect(await own()).toEqual([])
    await undoOf(page, told).click()
    await expect.poll(async () => (await own()).length).toBe(1)
  })
})

test('names that come late are told of, and take the focus from nobody who writes', async ({ page }) => {
  await withApp(page, 'late-names', async (origin) => {
    const fields = { kind: 'place', text: { ...none, en: 'Urumqi' }, notes: '' }
    await call(page, 'glossary.create', { interviewId: null, fields })
    await page.goto(`${origin}/glossary`)
    await expect(page.getByRole('button', { name: t('glossary.remove', { name: 'Urumqi' }) })).toBeVisible()
    const making = await holdBack(page, 'glossary.create')
    await page.keyboard.press('n')
    await expect.poll(making.asked).toBe(1)
    await page.keyboard.press('/')
    const search = page.getByRole('searchbox')
    await expect(search).toBeFocused()
    await page.keyboard.type('Uru')
    making.letGo()
    await expect(page.locator('[data-removes]')).toHaveCount(2)
    await page.keyboard.type('mqi')
    await expect(search).toHaveValue('Urumqi')

    await page.getByRole('button', { name: t('glossary.paste') }).click()
    const dialog = page.getByRole('dialog', { name: t('glossary.paste_title') })
    const pasting = await holdBack(page, 'glossary.paste')
    await dialog.getByLabel(t('glossary.paste_field')).fill('Алматы; Алматы; Almaty')
    await dialog.getByRole('button', { name: t('glossary.paste_add') }).click()
    await expect.poll(pasting.asked).toBe(1)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await toSpeakers(page)
    pasting.letGo()
    await expect(page.getByText(t('glossary.pasted_one', { count: 1 }))).toBeVisible()

    await page.goto(`${origin}/glossary`)
    await page.getByRole('button', { name: t('glossary.paste') }).click()
    const another = await holdBack(page, 'glossary.paste')
    const lines = dialog.getByLabel(t('glossary.paste_field'))
    await lines.fill('Шымкент; Шымкент; Shymkent')
    await dialog.getByRole('button', { name: t('glossary.paste_add') }).click()
    await expect.poll(another.asked).toBe(1)
    await lines.fill('Ақтау; Актау; Aktau')
    await letAnswer(page, another, 'glossary.paste')
    await expect(lines).toHaveValue('Ақтау; Актау; Aktau')
    await dialog.getByRole('button', { name: t('glossary.paste_add') }).click()
    await expect(dialog).toBeHidden()
  })
})

test('a criteria set that is removed or made late takes nobody back to the sets', async ({ page }) => {
  await withApp(page, 'removed-set', async (origin) => {
    const { id } = await call<CriteriaSet>(page, 'criteria.create', {
      name: { ...none, en: 'Experts' },
      about: none,
    })
    const sets = async () => (await call<{ id: string }[]>(page, 'criteria.list', undefined, 'GET')).length
    const before = await sets()
    await page.goto(`${origin}/criteria/${id}`)
    const removing = await holdBack(page, 'criteria.remove')
    await page.getByRole('button', { name: t('criteria.menu', { name: 'Experts' }) }).click()
    await page.getByRole('menuitem', { name: t('common.remove') }).click()
    await expect.poll(removing.asked).toBe(1)
    await toSpeakers(page)
    removing.letGo()
    const told = t('criteria.removed', { name: 'Experts' })
    await expect(offer(page, told)).toBeVisible()
    await expect(page).toHaveURL(/\/speakers$/)
    await undoOf(page, told).click()
    await expect.poll(sets).toBe(before)

    await page.goto(`${origin}/criteria`)
    await expect(page.getByRole('link', { name: 'Experts' })).toBeVisible()
    const making = await holdBack(page, 'criteria.create')
    await page.getByRole('button', { name: t('criteria.create') }).click()
    await expect.poll(making.asked).toBe(1)
    await toSpeakers(page)
    await letAnswer(page, making, 'criteria.create')
    expect(await sets()).toBe(before + 1)
    await expect(page).toHaveURL(/\/speakers$/)
  })
})

test('a version that is brought back is told of also when its drawer is closed meanwhile', async ({
  page,
}) => {
  await withApp(page, 'late-version', async (origin) => {
    const set = await call<CriteriaSet>(page, 'criteria.create', {
      name: { ...none, en: 'Experts' },
      about: none,
    })
    const { id } = set
    const common = { help: none, scope: 'speaker', fact: null, need: 'preferred', weight: 1 }
    const fields = { ...common, name: { ...none, en: 'Agrees' }, kind: 'yes_no', good: true }
    const { criteria } = await call<CriteriaSet>(page, 'criteria.addCriterion', { id, fields })
    const speaker = { name: { ...none, en: 'Aigerim' }, contacts: [] }
    const { id: speakerId } = await call<Speaker>(page, 'speakers.create', speaker)
    const place = { speakerId, themeId: null, setId: id }
    await call(page, 'criteria.answer', { place, criterionId: criteria[0]?.id, patch: { value: true } })
    await call(page, 'criteria.addCriterion', { id, fields })
    await page.goto(`${origin}/criteria/${id}?versions=1`)
    const drawer = page.getByRole('dialog', { name: t('criteria.versions') })
    const restoring = await holdBack(page, 'criteria.restoreVersion')
    await drawer.getByRole('button', { name: t('criteria.restore') }).click()
    await expect.poll(restoring.asked).toBe(1)
    await page.keyboard.press('Escape')
    await expect(drawer).toBeHidden()
    restoring.letGo()
    await expect(page.getByText(t('criteria.restored', { version: 1 }))).toBeVisible()
  })
})

test('an import that is under way is waited for', async ({ page }) => {
  await withApp(page, 'late-import', async (origin) => {
    const dialog = await pasteQuestions(page, origin)
    const committing = await holdBack(page, 'exchange.commit')
    await dialog.getByRole('button', { name: t('exchange.submit_other', { count: 2 }) }).click()
    await expect.poll(committing.asked).toBe(1)
    await page.keyboard.press('Escape')
    await expect(dialog.getByRole('button', { name: t('exchange.back') })).toBeDisabled()
    committing.letGo()
    await expect(dialog).toContainText(t('exchange.done_added'))
    await dialog.getByRole('button', { name: t('exchange.undo') }).click()
    await expect(page.getByText(t('exchange.undone'))).toBeVisible()
    await expect(dialog).toBeHidden()
    await expect(page.locator('[data-row-button]')).toHaveCount(0)
  })
})

test('an erasure is told of also when its dialog is closed meanwhile', async ({ page }) => {
  await withApp(page, 'closed-erasure', async (origin) => {
    const { id } = await call<Speaker>(page, 'speakers.create', {
      name: { ...none, en: 'Aigerim' },
      contacts: [],
    })
    await page.goto(`${origin}/speakers/${id}?erase=1`)
    const dialog = page.getByRole('dialog', { name: t('speakers.erase.title', { name: 'Aigerim' }) })
    await dialog.getByRole('checkbox', { name: t('speakers.erase.understood') }).check()
    const erasing = await holdBack(page, 'speakers.erase')
    await dialog.getByRole('button', { name: t('speakers.erase.submit.erase') }).click()
    await expect.poll(erasing.asked).toBe(1)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    erasing.letGo()
    await expect(page.getByText(t('speakers.erase.done.erase', { name: 'Aigerim' }))).toBeVisible()
  })
})

test('what is done to a track is done to that one, though another is chosen meanwhile', async ({ page }) => {
  await withSample('late-tracks', async (app) => {
    const { takeId, tracks } = await onSubtitles(page, app, 'en')
    await page.evaluate(
      ([take, body]) => fetch(`/tracks?take=${take}&language=kk&name=b.srt`, { method: 'PUT', body }),
      [takeId, srt(['Анам мұғалім'])] as const,
    )
    const names = async () => (await tracks()).map(({ name }) => name).sort()
    expect(await names()).toEqual(['a', 'b'])
    const chosen = page.getByRole('combobox', { name: t('subtitles.track') })
    const choose = async (name: string) => {
      await chosen.click()
      await page.getByRole('option', { name: new RegExp(`· ${name}$`) }).click()
      await expect(chosen).toHaveValue(new RegExp(`· ${name}$`))
    }
    const fromMenu = async (key: string) => {
      await page.getByRole('button', { name: t('subtitles.menu') }).click()
      await page.getByRole('menuitem', { name: t(key) }).click()
    }

    await test.step('cutting anew', async () => {
      // As if both had been cut from a transcript; nothing else of them matters to the screen here.
      const lists = (url: URL) => url.pathname.includes('tracks.list')
      await page.route(lists, async (route) => {
        const answer = await route.fetch()
        const body = (await answer.text()).replaceAll('"transcriptId":null', '"transcriptId":"transcript"')
        await route.fulfill({ response: answer, body })
      })
      await page.reload()
      const asked: string[] = []
      await page.route('**/rpc/tracks.recut*', async (route) => {
        asked.push(route.request().postDataJSON().id)
        await route.abort()
      })
      await page
        .getByRole('list', { name: t('subtitles.list') })
        .getByRole('listitem')
        .first()
        .click()
      const text = page.getByRole('textbox', { name: t('subtitles.text') })
      await expect(text).toBeFocused()
      await page.keyboard.type('.')
      const edits = await holdBack(page, 'tracks.edit')
      await fromMenu('subtitles.recut')
      await expect.poll(edits.asked).toBe(1)
      await choose('b')
      edits.letGo()
      const { id } = (await tracks()).find(({ name }) => name === 'a')!
      await expect.poll(() => asked).toEqual([id])
      await page.unroute(lists)
      await page.unroute('**/rpc/tracks.recut*')
    })

    await test.step('a new name', async () => {
      await choose('a')
      const renaming = await holdBack(page, 'tracks.rename')
      await fromMenu('subtitles.describe')
      const dialog = page.getByRole('dialog', { name: t('subtitles.describe') })
      await dialog.getByRole('textbox', { name: t('subtitles.name') }).fill('c')
      await page.keyboard.press('Enter')
      await expect.poll(renaming.asked).toBe(1)
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await choose('b')
      await fromMenu('subtitles.describe')
      await expect(dialog).toBeVisible()
      await letAnswer(page, renaming, 'tracks.rename')
      expect(await names()).toEqual(['b', 'c'])
      await expect(dialog.getByRole('textbox', { name: t('subtitles.name') })).toHaveValue('b')
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    })

    await test.step('its removal', async () => {
      await choose('c')
      const removing = await holdBack(page, 'tracks.remove')
      await fromMenu('subtitles.remove')
      await expect.poll(removing.asked).toBe(1)
      await choose('b')
      removing.letGo()
      const told = t('subtitles.removed', { name: 'c' })
      await expect(offer(page, told)).toBeVisible()
      await expect(chosen).toHaveValue(/· b$/)
      expect(await names()).toEqual(['b'])
      await expect(page).toHaveURL(/track=/)
      await undoOf(page, told).click()
      await expect.poll(names).toEqual(['b', 'c'])
    })

    await test.step('a translation of it', async () => {
      const translating = await holdBack(page, 'tracks.translate')
      await fromMenu('subtitle_tools.translate')
      const dialog = page.getByRole('dialog', { name: t('subtitle_tools.translate') })
      await dialog.getByRole('button', { name: t('subtitle_tools.translate_submit') }).press('Enter')
      await expect.poll(translating.asked).toBe(1)
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
      await choose('c')
      await letAnswer(page, translating, 'tracks.translate')
      expect(await tracks()).toHaveLength(3)
      await expect(chosen).toHaveValue(/· c$/)
      const told = t('subtitle_tools.translate_done', { language: 'Русский' })
      await expect(page.getByText(told)).toBeVisible()
    })
  })
})

test('a transcription that is started late takes nobody back to its recording', async ({ page }) => {
  const folder = makeTempDir('late-start')
  const { path: spoken } = committedRecording('kk')
  const [first, second] = ['first', 'second'].map((name) => join(folder, `${name}${extname(spoken)}`)) as [
    string,
    string,
  ]
  for (const path of [first, second]) copyFileSync(spoken, path)
  await withApp(page, 'late-start', async (origin) => {
    await call(page, 'models.add', { path: ctcModelPath })
    const { interviewId, takeId } = await importRecording(page, { path: first, title: 'Two' })
    const { take } = await call<{ take: Take }>(page, 'takes.importPath', { interviewId, path: second })
    const status = async () => (await call<Take>(page, 'takes.get', { id: take.id }, 'GET')).status
    await expect.poll(status, { timeout: 60_000 }).toBe('ready')
    await page.goto(`${origin}/interviews/${interviewId}/transcript?take=${takeId}`)
    const starting = await holdBack(page, 'transcripts.start')
    await page.getByRole('button', { name: t('transcript.start'), exact: true }).click()
    await expect.poll(starting.asked).toBe(1)
    const recording = page.getByRole('combobox', { name: t('workspace.recording') })
    await recording.click()
    await page.getByRole('option', { name: basename(second) }).click()
    await expect(recording).toHaveValue(basename(second))
    await letAnswer(page, starting, 'transcripts.start')
    await expect(recording).toHaveValue(basename(second))
    await expect(page).toHaveURL(new RegExp(`take=${take.id}`))
  })
})

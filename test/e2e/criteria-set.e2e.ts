import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type {
  AnswerValue,
  Assessment,
  CriteriaSet,
  CriteriaSetFile,
  Criterion,
} from '../../src/shared/api/criteria.ts'
import { expectAccessible } from './support/accessibility.ts'
import { dictionary } from './support/dictionary.ts'
import { pressInOpened, pressOn, tabTo } from './support/keyboard.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'
import { withApp } from './support/with-app.ts'

const name = (kk: string) => ({ kk, ru: '', en: '' })
const common = { help: name(''), scope: 'speaker', fact: null } as const
const criteria = [
  { ...common, name: name('Түсірілімге келіседі'), kind: 'yes_no', need: 'required', weight: 3, good: true },
  {
    ...{ ...common, name: name('Тәжірибесі'), kind: 'number', need: 'preferred', weight: 2 },
    ...{ min: 3, max: null, unit: name('жыл') },
  },
  { ...common, name: name('Анық сөйлейді'), kind: 'yes_no', need: 'preferred', weight: 2, good: true },
]
const answers: AnswerValue[] = [true, 7, true]

interface Answered {
  setId: string
  speakerId: string
}

/** A set of three criteria, and a speaker who meets them all. */
async function answered(page: Page): Promise<Answered> {
  const about = { name: name('Сарапшы'), about: name('') }
  const { id: setId } = await call<CriteriaSet>(page, 'criteria.create', about)
  for (const fields of criteria) await call(page, 'criteria.addCriterion', { id: setId, fields })
  const set = await call<CriteriaSet>(page, 'criteria.get', { id: setId }, 'GET')
  const speaker = { name: name('Ерлан Тоқтар') }
  const { id: speakerId } = await call<{ id: string }>(page, 'speakers.create', speaker)
  for (const [index, value] of answers.entries()) {
    const criterionId = set.criteria[index]!.id
    const place = { speakerId, themeId: null, setId }
    await call(page, 'criteria.answer', { place, criterionId, patch: { value } })
  }
  return { setId, speakerId }
}

const namesOf = (all: readonly Criterion[]) => all.map((criterion) => criterion.name.kk)

test('a set that has been answered is edited, brought back, and travels as a file', async ({ page }) => {
  const t = dictionary('kk')
  await withApp(page, { name: 'e2e-criteria-set', language: 'kk' }, async (origin, folder) => {
    const { setId, speakerId } = await answered(page)
    const get = () => call<CriteriaSet>(page, 'criteria.get', { id: setId }, 'GET')
    const assess = () => call<Assessment>(page, 'criteria.assess', { speakerId, themeId: null, setId }, 'GET')
    const versionButton = (version: number) =>
      page.getByRole('button', { name: t('criteria.version', { version }), exact: true })
    const list = page.getByRole('region', { name: t('criteria.list') })
    const chosen = list.locator('li').getByRole('button', { pressed: true })
    const first = await get()

    await test.step('it is edited by keyboard, and is a new version by that', async () => {
      await page.goto(new URL(`/criteria/${setId}`, origin).href)
      await expect(page.getByText(t('criteria.answered_note_other', { count: 1 }))).toBeVisible()
      await expect(versionButton(1)).toBeVisible()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await expect(chosen).toContainText('Тәжірибесі')
      await tabTo(page, page.getByRole('textbox', { name: t('criteria.range.min') }))
      await page.keyboard.press('Control+a')
      await page.keyboard.type('10')
      await page.keyboard.press('Tab')
      await expect(versionButton(2)).toBeVisible()
      await expect(chosen).toContainText('≥ 10 жыл')
      await expectAccessible(page, 'a criterion')
    })

    await test.step('a criterion is removed, and another added', async () => {
      const third = list.getByRole('listitem').filter({ hasText: 'Анық сөйлейді' })
      // What says in English how to drag has no place here.
      await expect(third.locator('[aria-roledescription]')).toHaveCount(0)
      await pressOn(page, third.locator('button[aria-pressed]'))
      await expect(chosen).toContainText('Анық сөйлейді')
      await page.keyboard.press('Delete')
      await expect(list.locator('li')).toHaveCount(2)
      await page.keyboard.press('n')
      const kind = page.getByRole('menuitem', { name: t('criteria.kind.yes_no') })
      await pressInOpened(kind)
      await expect(list.locator('li')).toHaveCount(3)
      await expect(list.locator('li').last().getByRole('button', { pressed: true })).toBeVisible()
      const field = page.getByRole('textbox', { name: `${t('criteria.name')}, Қазақша` })
      await tabTo(page, field)
      await page.keyboard.type('Кітап жазған')
      await page.keyboard.press('Tab')
      await expect(chosen).toContainText('Кітап жазған')
      await expect
        .poll(async () => namesOf((await get()).criteria))
        .toEqual([...['Түсірілімге келіседі', 'Тәжірибесі', 'Кітап жазған']])
    })

    await test.step('the speaker is scored anew; no answer is lost', async () => {
      const { items, former } = await assess()
      expect(items.map(({ answer }) => answer?.value ?? null)).toEqual([true, 7, null])
      expect(items.map(({ verdict }) => verdict)).toEqual(['met', 'not_met', 'unknown'])
      expect(former.map(({ answer }) => answer.value)).toEqual([true])
      await page.goto(new URL(`/speakers/${speakerId}?tab=criteria`, origin).href)
      const kept = page.getByText(t('criteria.former_other', { count: 1 }))
      await pressOn(page, kept)
      await expect(page.getByRole('listitem').filter({ hasText: 'Анық сөйлейді' })).toBeVisible()
      await expectAccessible(page, 'answers to an earlier version')
    })

    await test.step('the old version is brought back', async () => {
      await page.goto(new URL(`/criteria/${setId}`, origin).href)
      await expect(list.locator('li')).toHaveCount(3)
      const { version } = await get()
      await pressOn(page, versionButton(version))
      const drawer = page.getByRole('dialog', { name: t('criteria.versions') })
      const old = drawer.getByRole('region', { name: t('criteria.version', { version: 1 }), exact: true })
      await expect(old).toContainText('Анық сөйлейді')
      await expect(old).toContainText('≥ 3 жыл')
      await expectAccessible(page, 'versions of a set')
      await pressOn(page, old.getByRole('button', { name: t('criteria.restore') }))
      await expect(page.getByText(t('criteria.restored', { version: 1 }))).toBeVisible()
      await expect(drawer).toBeHidden()
      await expect(list).toContainText('≥ 3 жыл')
      await expect(list).toContainText('Анық сөйлейді')
      expect((await get()).criteria).toEqual(first.criteria)
      const { items, former, score } = await assess()
      expect(items.map(({ answer }) => answer?.value)).toEqual(answers)
      expect(items.map(({ verdict }) => verdict)).toEqual(['met', 'met', 'met'])
      expect(former).toEqual([])
      expect(score).toMatchObject({ eligibility: 'yes', points: 7, total: 7 })
    })

    await test.step('it goes out as a file and comes in again as another set', async () => {
      await page.goto(new URL('/criteria', origin).href)
      await expect(page.getByRole('link', { name: 'Сарапшы', exact: true })).toBeVisible()
      await expectAccessible(page, 'criteria sets')
      await pressOn(page, page.getByRole('button', { name: t('criteria.menu', { name: 'Сарапшы' }) }))
      const downloaded = page.waitForEvent('download')
      await pressInOpened(page.getByRole('menuitem', { name: t('criteria.export') }))
      const download = await downloaded
      expect(download.suggestedFilename()).toBe('Сарапшы.json')
      const path = join(folder, 'Сарапшы.json')
      await download.saveAs(path)
      const { set } = JSON.parse(readFileSync(path, 'utf8')) as CriteriaSetFile
      expect(namesOf(set.criteria)).toEqual(namesOf(first.criteria))

      await page.locator('input[type=file]').setInputFiles(path)
      await expect(page.getByText(t('criteria.imported', { file: 'Сарапшы.json' }))).toBeVisible()
      await expect(page).toHaveURL(/\/criteria\/[0-9a-f-]{36}$/)
      await expect(page).not.toHaveURL(new RegExp(setId))
      await expect(list.locator('li')).toHaveCount(3)
      await expect(list).toContainText('≥ 3 жыл')
      // The answers belong to the set they were given by.
      await expect(page.getByText(t('criteria.answered_note_other', { count: 1 }))).toBeHidden()
      expect((await assess()).items.map(({ answer }) => answer?.value)).toEqual(answers)
    })

    await test.step('the other one is removed, which can be undone', async () => {
      await pressOn(page, page.getByRole('button', { name: t('criteria.menu', { name: 'Сарапшы' }) }))
      await pressInOpened(page.getByRole('menuitem', { name: t('common.remove') }))
      await expect(page.getByText(t('criteria.removed', { name: 'Сарапшы' }))).toBeVisible()
      await expect(page).toHaveURL(/\/criteria$/)
      const link = page.getByRole('link', { name: 'Сарапшы', exact: true })
      await expect(link).toHaveCount(1)
      await page.keyboard.press('Control+z')
      await expect(link).toHaveCount(2)
    })
  })
})

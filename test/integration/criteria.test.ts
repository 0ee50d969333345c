import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { SqliteLibraryStore } from '../../src/main/infra/sqlite/library-store.ts'
import type { Services } from '../../src/main/services/services.ts'
import type {
  Assessment,
  AssessmentPlace,
  CriteriaSet,
  CriterionAnswer,
  CriterionFields,
} from '../../src/shared/api/criteria.ts'
import { languages } from '../../src/shared/language.ts'
import { answerValues, criterionFields } from '../support/criteria.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir('criteria')
const name = (kk: string) => ({ kk, ru: '', en: '' })
const none = name('')
let services: Services

const speakers: Record<string, [string, string | null, string, number | null, string]> = {
  aigerim: ['Айгерім', '2004-02-29', 'MN', 2016, '["kk","mn"]'],
  beken: ['Бекен', null, 'CN', null, '["kk","zh"]'],
  gulnar: ['Гүлнар', '1980-01-01', 'UZ', 1990, '[]'],
}

beforeAll(async () => {
  new SqliteLibraryStore(migrationsDir).create(join(root, 'lib'), { sample: false }).close()
  const db = new DatabaseSync(join(root, 'lib', 'library.db'))
  const now = '2026-01-01T00:00:00.000Z'
  for (const [id, [kk, born, country, year, spoken]] of Object.entries(speakers)) {
    db.prepare(
      `INSERT INTO speaker (id, name_kk, name_ru, name_en, birth_date, country, arrival_year, languages, created_at, updated_at)
       VALUES (?, ?, '', '', ?, ?, ?, ?, ?, ?)`,
    ).run(id, kk, born, country, year, spoken, now, now)
  }
  for (const id of ['leaving', 'school']) {
    db.prepare(
      `INSERT INTO theme (id, name_kk, name_ru, name_en, colour, position, created_at, updated_at)
       VALUES (?, ?, '', '', '#000', 1, ?, ?)`,
    ).run(id, id, now, now)
  }
  db.close()
  services = (await composeIn(root)).services
})
afterAll(() => services.close())

const yesNo = (kk: string, fields: Partial<CriterionFields> = {}) =>
  ({
    ...{ name: name(kk), help: none, need: 'required', weight: 3, scope: 'speaker', fact: null },
    ...{ kind: 'yes_no', good: true },
    ...fields,
  }) as CriterionFields

/** A set of its own for a test, with these criteria. */
async function makeSet(...fields: CriterionFields[]): Promise<CriteriaSet> {
  let set = await services.criteria.create({ name: name('Жинақ'), about: none })
  for (const one of fields) set = await services.criteria.addCriterion(set.id, one)
  return set
}
const at = (set: { id: string }, speakerId = 'aigerim', themeId: string | null = null): AssessmentPlace => ({
  ...{ speakerId, themeId, setId: set.id },
})
const assess = async (place: AssessmentPlace): Promise<Assessment> => {
  const assessment = await services.criteria.assess(place)
  if (!assessment) throw new Error('there is no set')
  return assessment
}

describe('ready sets', () => {
  it('come into a library on first need, once, in three languages', async () => {
    expect(await services.criteria.ready()).toHaveLength(3)
    const sets = await services.criteria.list()
    expect(sets).toHaveLength(3)
    expect(await services.criteria.ready()).toEqual([])
    expect((await services.history.state()).undo).toBeNull()
    const iz = await services.criteria.get(sets[0]!.id)
    expect(iz.criteria.map((criterion) => criterion.name.en)).toEqual([
      'Ethnic Kazakh who moved to Kazakhstan',
      'Aged 15–35',
      'Country of origin',
      'Year of arrival',
      'Languages spoken',
      'Script read',
      'Agrees to be filmed',
      'Consent is possible',
      'Topic fits the month’s theme',
      'Telling it will not retraumatise',
    ])
    const shipped = JSON.parse(readFileSync(join('resources', 'criteria-sets.json'), 'utf8')) as CriteriaSet[]
    const ids = shipped.flatMap((set) => [set.id, ...set.criteria.map((criterion) => criterion.id)])
    expect(new Set(ids).size).toBe(ids.length)
    for (const set of shipped) {
      const texts = set.criteria.flatMap((criterion) => [
        criterion.name,
        criterion.help,
        ...('options' in criterion ? criterion.options.map((option) => option.label) : []),
      ])
      for (const text of [set.name, set.about, ...texts]) {
        for (const language of languages) expect(text[language].trim()).not.toBe('')
      }
    }
  })

  it('that were removed stay away until they are asked for, and come back with their answers', async () => {
    const [, second] = await services.criteria.list()
    const { criteria } = await services.criteria.get(second!.id)
    await services.criteria.answer(at(second!), criteria[1]!.id, { value: true, note: 'анасы' })
    await services.criteria.remove(second!.id)
    expect((await services.criteria.list()).map((set) => set.id)).not.toContain(second!.id)
    expect((await services.criteria.ready()).map((set) => set.id)).toEqual([second!.id])
    await services.criteria.addReady(second!.id)
    expect((await assess(at(second!))).items[1]).toMatchObject({ verdict: 'met', answer: { note: 'анасы' } })
    expect(await services.criteria.ready()).toEqual([])
  })
})

describe('a set', () => {
  it('is edited in place until somebody is assessed by it; then a new version begins, once', async () => {
    const set = await makeSet(yesNo('бірінші'), yesNo('екінші'))
    const [first, second] = set.criteria
    expect(set.version).toBe(1)
    await services.criteria.answer(at(set), first!.id, { value: true })
    const renamed = await services.criteria.updateCriterion(set.id, first!.id, yesNo('басқаша'))
    expect(renamed.version).toBe(2)
    const removed = await services.criteria.removeCriterion(set.id, second!.id)
    expect(removed.version).toBe(2)
    expect((await assess(at(set))).items).toMatchObject([{ verdict: 'met', criterion: { id: first!.id } }])
    const versions = await services.criteria.versions(set.id)
    expect(versions.map(({ version, current, criteria }) => [version, current, criteria.length])).toEqual([
      [2, true, 1],
      [1, false, 2],
    ])
    expect(versions[1]!.criteria).toEqual(set.criteria)
    const restored = await services.criteria.restoreVersion(set.id, 1)
    expect(restored.criteria).toEqual(set.criteria)
  })

  it('keeps the answer to a criterion that is gone, shows it, and gives it back', async () => {
    const set = await makeSet(yesNo('а'), yesNo('ә'))
    const [, gone] = set.criteria
    await services.criteria.answer(at(set), gone!.id, { value: false, note: 'себебі бар' })
    await services.criteria.removeCriterion(set.id, gone!.id)
    const without = await assess(at(set))
    expect(without.score.eligibility).toBe('open')
    expect(without.former).toMatchObject([{ answer: { note: 'себебі бар' }, criterion: { name: name('ә') } }])
    await services.history.undo()
    const back = await assess(at(set))
    expect([back.score.eligibility, back.former, back.set.version]).toEqual(['no', [], 1])
    await services.history.redo()
    expect((await assess(at(set))).set.version).toBe(2)
  })

  it('travels as a file and comes in as a set of its own', async () => {
    const set = await makeSet(yesNo('қ'), yesNo('ң'))
    const file = await services.criteria.exportSet(set.id)
    const copy = await services.criteria.importSet(JSON.parse(JSON.stringify(file)))
    expect(await services.criteria.exportSet(copy.id)).toMatchObject({
      ...file,
      set: { ...file.set, criteria: file.set.criteria.map(({ id: _, ...rest }) => rest) },
    })
    expect(copy.criteria[0]!.id).not.toBe(set.criteria[0]!.id)
  })

  it('says not_found of what it does not have', async () => {
    const set = await makeSet(yesNo('а'))
    await expect(services.criteria.removeCriterion(set.id, 'nothing')).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(services.criteria.restoreVersion(set.id, 7)).rejects.toMatchObject({ code: 'not_found' })
    await expect(services.criteria.assess(at(set, 'nobody'))).rejects.toMatchObject({ code: 'not_found' })
    await expect(services.criteria.answer(at(set), set.criteria[0]!.id, { value: 7 })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  it('loses no answer to any row of edits, and undoing them all is as if they had not been', async () => {
    const edits = fc.array(
      fc.tuple(
        fc.constantFrom('add', 'update', 'remove', 'move', 'restore', 'answer'),
        fc.nat(),
        criterionFields,
        answerValues,
      ),
      { minLength: 1, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(edits, async (steps) => {
        const set = await makeSet(yesNo('а'), yesNo('ә', { scope: 'theme' }), yesNo('б'))
        for (const [index, criterion] of set.criteria.entries()) {
          await services.criteria.answer(at(set, 'aigerim', 'leaving'), criterion.id, {
            value: index > 0,
            note: `${index}`,
          })
        }
        const before = await assess(at(set, 'aigerim', 'leaving'))
        const given = new Map(before.items.map((item) => [item.answer!.id, item.answer!]))
        const last = (await services.history.state()).undo?.id
        for (const [kind, place, fields, value] of steps) {
          const { criteria } = await services.criteria.get(set.id)
          const id = criteria[place % Math.max(criteria.length, 1)]?.id
          if (kind === 'add') await services.criteria.addCriterion(set.id, fields)
          else if (kind === 'restore') await services.criteria.restoreVersion(set.id, 1)
          else if (!id) continue
          else if (kind === 'update') await services.criteria.updateCriterion(set.id, id, fields)
          else if (kind === 'remove') await services.criteria.removeCriterion(set.id, id)
          else if (kind === 'move') await services.criteria.moveCriterion(set.id, id, place)
          else {
            const answer = services.criteria.answer(at(set, 'aigerim', 'leaving'), id, { value })
            await answer.catch((error: { code: string }) => expect(error.code).toBe('invalid_input'))
          }
          const now = await assess(at(set, 'aigerim', 'leaving'))
          const shown: CriterionAnswer[] = [
            ...now.items.flatMap((item) => item.answer ?? []),
            ...now.former.map((one) => one.answer),
          ]
          for (const [answerId, answer] of given) {
            const kept = shown.find((one) => one.id === answerId)
            expect(kept).toMatchObject({ criterionId: answer.criterionId, note: answer.note })
            if (kind === 'answer' && kept!.criterionId === id) given.set(answerId, kept!)
            else expect(kept!.value).toEqual(answer.value)
          }
        }
        while ((await services.history.state()).undo?.id !== last) await services.history.undo()
        expect(await assess(at(set, 'aigerim', 'leaving'))).toEqual({
          ...before,
          set: { ...before.set, updatedAt: expect.any(String) },
        })
      }),
      { numRuns: 25 },
    )
  }, 60_000)
})

describe('an assessment', () => {
  let iz: CriteriaSet
  const criterion = (english: string) => iz.criteria.find((one) => one.name.en === english)!
  beforeEach(async () => {
    iz = await services.criteria.get((await services.criteria.list())[0]!.id)
  })

  it('proposes what the profile knows and takes it over', async () => {
    const before = await assess({ speakerId: 'aigerim', themeId: null, setId: iz.id })
    const proposed = before.items.filter((item) => item.proposal !== null)
    expect(proposed.map((item) => item.criterion.fact)).toEqual([
      'age',
      'country',
      'arrival_year',
      'languages',
    ])
    expect(before.items.every((item) => item.verdict === 'unknown')).toBe(true)
    const after = await services.criteria.acceptProposals(at(iz), null)
    expect(after.items.filter((item) => item.proposal !== null)).toEqual([])
    expect(after.items.filter((item) => item.verdict === 'met').map((item) => item.criterion.fact)).toEqual([
      ...['age', 'country', 'arrival_year', 'languages'],
    ])
    expect(after.toFindOut[0]).toBe(criterion('Ethnic Kazakh who moved to Kazakhstan').id)
    await services.history.undo()
    expect((await assess(at(iz))).score.met).toBe(0)
    await services.history.redo()
  })

  it('keeps what was said of a theme apart, and what holds for all together', async () => {
    const fits = criterion('Topic fits the month’s theme').id
    const filmed = criterion('Agrees to be filmed').id
    await services.criteria.answer(at(iz, 'beken', 'leaving'), fits, { value: true })
    await services.criteria.answer(at(iz, 'beken', 'leaving'), filmed, { value: true })
    const school = await assess(at(iz, 'beken', 'school'))
    const verdict = (id: string) => school.items.find((item) => item.criterion.id === id)?.verdict
    expect([verdict(fits), verdict(filmed)]).toEqual(['unknown', 'met'])
  })

  it('lets a decision by hand stand, with its note, and takes it back', async () => {
    const age = criterion('Aged 15–35').id
    const set = at(iz, 'gulnar')
    await services.criteria.answer(set, age, { value: 46 })
    const look = async () => (await assess(set)).items.find((item) => item.criterion.id === age)
    expect(await look()).toMatchObject({ verdict: 'not_met', computed: 'not_met', points: 0 })
    await services.criteria.answer(set, age, { verdict: 'met', note: 'әжесі туралы айтады' })
    expect(await look()).toMatchObject({
      verdict: 'met',
      computed: 'not_met',
      points: 3,
      answer: { value: 46 },
    })
    await services.criteria.answer(set, age, { verdict: null })
    expect(await look()).toMatchObject({ verdict: 'not_met', answer: { note: 'әжесі туралы айтады' } })
  })

  it('is by the set that was used last for this speaker when none is named', async () => {
    const own = await makeSet(yesNo('а'))
    await services.criteria.answer(at(own, 'gulnar'), own.criteria[0]!.id, { value: true })
    expect(
      (await services.criteria.assess({ speakerId: 'gulnar', themeId: null, setId: null }))?.set.id,
    ).toBe(own.id)
  })

  it('ranks every speaker, and compares some with their reasons', async () => {
    const set = await makeSet(yesNo('міндетті'), yesNo('жақсы', { need: 'preferred', weight: 2 }))
    const [must, nice] = set.criteria.map((one) => one.id)
    await services.criteria.answer(at(set, 'gulnar'), must!, { value: true })
    await services.criteria.answer(at(set, 'aigerim'), must!, { value: true })
    await services.criteria.answer(at(set, 'aigerim'), nice!, { value: true })
    const ranking = await services.criteria.ranking(null, set.id)
    expect(ranking?.speakers.map((one) => [one.speaker.id, one.rank, one.score.percent])).toEqual([
      ['aigerim', 1, 100],
      ['gulnar', 2, 60],
      ['beken', 3, 0],
    ])
    const comparison = await services.criteria.compare(
      ['gulnar', 'nobody', 'aigerim', 'gulnar'],
      null,
      set.id,
    )
    expect(comparison?.speakers.map((one) => one.speaker.id)).toEqual(['aigerim', 'gulnar'])
    expect(comparison?.speakers[0]?.reason).toEqual({
      by: 'points',
      criteria: [{ criterionId: nice, gain: 2 }],
    })
    expect(comparison?.speakers[0]?.items.map((item) => item.points)).toEqual([3, 2])
  })
})

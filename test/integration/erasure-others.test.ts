import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { GlossaryFields } from '#shared/api/glossary.ts'
import type { ErasureMode } from '#shared/api/speakers.ts'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

let folder: string
let services: Services
beforeEach(async () => {
  await services?.close()
  folder = makeTempDir()
  services = (await composeIn(folder)).services
})
afterAll(() => services.close())

const name = (kk: string) => ({ kk, ru: '', en: '' })
const speaker = (kk: string) => services.speakers.create({ name: name(kk) })
const interviewOf = (speakerId: string | null, title = 'Сұхбат', notes = '') =>
  services.interviews.create({ title, speakerName: '', language: 'kk', notes, speakerId })
const entry = (kind: GlossaryFields['kind'], kk: string, notes = '') =>
  services.glossary.create(null, { kind, text: name(kk), notes })
const erase = (id: string, mode: ErasureMode = 'erase') =>
  services.speakers.erase(id, mode, { removeBackups: false })
const listed = async (id: string, mode: ErasureMode = 'erase') => {
  const { items } = await services.speakers.previewErasure(id, mode)
  return Object.fromEntries(items.map(({ subject, examples }) => [subject, examples]))
}
const rows = (query: string) => {
  const db = new DatabaseSync(join(folder, 'lib', 'library.db'), { readOnly: true })
  const found = db.prepare(query).all()
  db.close()
  return found
}
const entries = () =>
  rows('SELECT text_kk, notes FROM glossary_entry ORDER BY created_at, rowid').map((row) => [
    row.text_kk,
    row.notes,
  ])
const subjects = () => rows('SELECT subject FROM history ORDER BY id').map((row) => row.subject)

describe('the glossary after an erasure', () => {
  it('has lost the person’s own name, and no namesake’s, place’s or organisation’s', async () => {
    const gone = await speaker('Айгерім Серікова')
    await speaker('Айгерім Болатова')
    await entry('person', 'Айгерім Серікова')
    await entry('person', 'Серікова')
    await entry('person', 'Айгерім', 'Айгерім Серікованың да аты')
    await entry('person', 'Айгерім Болатова')
    await entry('place', 'Айгерім', 'Алатау баурайындағы ауыл')
    await entry('organisation', 'Айгерім Серікова қоры', 'Айгерім Серікова құрған')
    await entry('other', 'Көктем', 'Айгерім Серікова бастады, Айгерім Болатова жалғастырды')
    expect(await listed(gone.id)).toMatchObject({
      glossary: ['Айгерім Серікова', 'Серікова'],
      glossary_notes: ['Айгерім', 'Көктем'],
      mentions: expect.arrayContaining(['Айгерім Серікова қоры']),
    })
    await erase(gone.id)
    expect(entries()).toEqual([
      ['Айгерім', 'Аты-жөні жасырылған кейіпкер да аты'],
      ['Айгерім Болатова', ''],
      ['Айгерім', 'Алатау баурайындағы ауыл'],
      ['Айгерім Серікова қоры', 'Айгерім Серікова құрған'],
      ['Көктем', 'Аты-жөні жасырылған кейіпкер бастады, Айгерім Болатова жалғастырды'],
    ])
  })

  it('keeps the mountains of a person called Altai', async () => {
    const gone = await speaker('Алтай')
    await entry('place', 'Алтай', 'Алтай таулары')
    await entry('person', 'Алтай')
    await erase(gone.id)
    expect(entries()).toEqual([['Алтай', 'Алтай таулары']])
  })
})

describe('the steps of undo after an erasure', () => {
  it('are gone where they name the person in full, and stay where a namesake is meant', async () => {
    const gone = await speaker('Айгерім Серікова')
    const other = await speaker('Айгерім Болатова')
    await services.speakers.update(other.id, { notes: 'Серікова емес' })
    await services.speakers.update(other.id, { notes: 'Танысы:\nАйгерім Серікованы біледі' })
    await erase(gone.id)
    const steps = rows('SELECT label, changes FROM history')
    expect(steps.map(({ label }) => label)).toEqual(['speaker_create', 'speaker_update'])
    expect(JSON.stringify(steps)).not.toContain('Серікованы')
  })

  it('are gone where they touch the person’s own interviews and are called by a part of the name', async () => {
    const gone = await speaker('Айгерім Серікова')
    const { id } = await interviewOf(gone.id, 'Айгерімнің көші')
    const other = await interviewOf(null, 'Айгерімнің тойы')
    const day = await services.shoots.create(id, {})
    await services.shoots.update(day.id, { notes: 'Таңертең' })
    await services.plans.add(id, [{ from: 'own', text: name('Неге?'), role: 'core', themeId: null }], 0)
    await services.shoots.create(other.id, {})
    await erase(gone.id)
    expect(subjects()).toEqual(['Айгерімнің тойы', 'Айгерімнің тойы'])
  })

  it('are gone where a path names the person, whatever letter is behind a backslash', async () => {
    const gone = await speaker('Nurlan Serikov')
    const other = await speaker('Бөтен')
    await services.speakers.update(other.id, { notes: 'C:\\films\\nurlan serikov' })
    await erase(gone.id)
    expect(subjects()).toEqual(['Бөтен'])
  })
})

describe('what may speak of the person elsewhere', () => {
  it('is listed: profiles, forms and criteria of others, their plans and days, kept filters', async () => {
    const gone = await speaker('Зүлқайнар Құпиясеріков')
    const of = 'Құпиясеріковтің жазбасы'
    const guarded = { name: of, relation: '', contact: '' }
    await services.speakers.create({ name: name('Інісі'), guardian: guarded })
    await services.speakers.create({ name: name('Көршісі'), availability: `${of}\nЗүлқайнармен бірге` })
    await services.speakers.create({
      ...{ name: name('Досы'), contacts: [{ kind: 'phone', value: '+7', note: 'Зүлқайнардың нөмірі' }] },
    })
    const other = await speaker('Бөтен')
    const { id: interviewId } = await interviewOf(other.id, 'Бөтен сұхбат')
    const form = await services.consents.create({
      ...{ kind: 'release', speakerId: other.id, interviewId: null, notes: of },
    })
    const approval = { decision: 'approved', decidedOn: '2026-01-01', byName: of, note: '' } as const
    await services.consents.addApproval(form.id, { ...approval, platform: null, language: null })
    const [set] = await services.criteria.list()
    const place = { speakerId: other.id, themeId: null, setId: set?.id ?? null }
    const criterion = (await services.criteria.assess(place))?.items[0]?.criterion.id ?? ''
    await services.criteria.answer(place, criterion, { note: of })
    await services.shoots.create(interviewId, { notes: of })
    await services.plans.add(interviewId, [{ from: 'own', text: name(of), role: 'core', themeId: null }], 0)
    const filter = `${new URLSearchParams({ q: 'құпиясеріков' })}`
    await services.speakers.saveView({ screen: 'pipeline', name: 'Зүлқайнардікі', filter: '' })
    await services.speakers.saveView({ screen: 'pipeline', name: 'Сүзгі', filter })
    const { items } = await services.speakers.previewErasure(gone.id, 'erase')
    expect(items.find(({ subject }) => subject === 'mentions')).toMatchObject({ outcome: 'kept', count: 10 })
    expect((await listed(other.id)).mentions).toBeUndefined()
  })
})

describe('a minor who is made nameless', () => {
  const birthDate = '2012-05-05'
  const sign = async (guardianName: string) => {
    const { id } = await services.speakers.create({ name: name('Кіші Зүлқайнар'), birthDate })
    const { id: interviewId } = await interviewOf(id)
    const guardian = { name: guardianName, relation: 'анасы', contact: '', signedOn: '2025-01-01' }
    const form = {
      speakerId: id,
      interviewId,
      signedOn: '2025-01-01',
      assentOn: '2025-01-02',
      guardian,
      anonymity: 'named' as const,
    }
    await services.consents.create({ ...form, kind: 'consent' })
    await services.consents.create({ ...form, kind: 'release', platforms: ['youtube'], languages: ['kk'] })
    const ask = async (on: string) =>
      (await services.consents.allows(interviewId, 'youtube', 'kk', on)).allowed
    return { id, interviewId, ask }
  }

  it('keeps what the guardian’s forms allow, also when it is done twice', async () => {
    const { id, ask } = await sign('Сәуле')
    const days = ['2025-01-01', '2025-01-02', '2026-06-01']
    const before = await Promise.all(days.map(ask))
    expect(before).toEqual([false, true, true])
    for (const _ of [1, 2]) {
      await erase(id, 'anonymise')
      expect(await Promise.all(days.map(ask))).toEqual(before)
    }
    expect(await services.speakers.get(id)).toMatchObject({ birthDate: null, guardian: { name: '' } })
  })

  it('has decided alone where filming began at eighteen, and not where it had begun before', async () => {
    for (const [day, allowed] of [
      ['2030-05-05', true],
      ['2030-05-04', false],
    ] as const) {
      const { id, interviewId, ask } = await sign('')
      await services.shoots.create(interviewId, { date: day })
      expect(await ask('2031-01-01')).toBe(allowed)
      await erase(id, 'anonymise')
      expect(await ask('2031-01-01')).toBe(allowed)
    }
  })

  it('gains nothing from a form that lacked the guardian', async () => {
    const { id, ask } = await sign('')
    expect(await ask('2026-06-01')).toBe(false)
    await erase(id, 'anonymise')
    expect(await ask('2026-06-01')).toBe(false)
  })

  it.each([
    ['the profile’s', birthDate],
    ['another one', '2012-05-06'],
  ])('leaves no birth date in the answers to criteria: %s', async (_, answered) => {
    const { id } = await speaker('Зүлқайнар')
    await services.speakers.update(id, { birthDate })
    const set = await services.criteria.create({ name: name('Жинақ'), about: name('') })
    const { criteria } = await services.criteria.addCriterion(set.id, {
      ...{ name: name('Туған күні'), help: name(''), need: 'preferred', weight: 1, scope: 'speaker' },
      ...{ kind: 'date', fact: 'birth_date', from: null, to: null },
    })
    const place = { speakerId: id, themeId: null, setId: set.id }
    await services.criteria.acceptProposals(place, null)
    await services.criteria.answer(place, criteria[0]?.id ?? '', { value: answered })
    await erase(id, 'anonymise')
    const [item] = (await services.criteria.assess(place))?.items ?? []
    expect(item).toMatchObject({ criterion: { id: criteria[0]?.id }, answer: { value: null } })
  })
})

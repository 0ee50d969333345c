import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CriterionFields } from '#shared/api/criteria.ts'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

const name = (kk: string) => ({ kk, ru: '', en: '' })
const common = {
  ...{ name: name('Өлшем'), help: name(''), need: 'required' as const, weight: 3, scope: 'speaker' as const },
}
const yesNo: CriterionFields = { ...common, fact: null, kind: 'yes_no', good: true }
const age: CriterionFields = { ...common, fact: 'age', kind: 'number', min: 15, max: 35, unit: name('жас') }
const day: CriterionFields = { ...common, fact: null, kind: 'date', from: null, to: null }
let services: Services
beforeAll(async () => {
  services = (await composeIn(makeTempDir())).services
})
afterAll(() => services.close())

async function asked(fields: CriterionFields) {
  const { id } = await services.criteria.create({ name: name('Жинақ'), about: name('') })
  const [criterion] = (await services.criteria.addCriterion(id, fields)).criteria
  if (!criterion) throw new Error('there is no criterion')
  const speaker = await services.speakers.create({ name: name('Айгерім'), birthDate: '1990-05-05' })
  const place = { speakerId: speaker.id, themeId: null, setId: id }
  const look = async () => {
    const assessment = await services.criteria.assess(place)
    if (!assessment) throw new Error('there is no set')
    return assessment
  }
  return { setId: id, criterion, place, look }
}

it('an age that was accepted is asked about again once the profile says another', async () => {
  const { setId, criterion, place, look } = await asked(age)
  await services.criteria.answer(place, criterion.id, { value: 35 })
  const proposals = async () => {
    const ranking = await services.criteria.ranking(null, setId)
    return ranking?.speakers.find((one) => one.speaker.id === place.speakerId)?.proposals
  }
  const [item] = (await look()).items
  expect(item).toMatchObject({ verdict: 'met', proposal: expect.any(Number) })
  expect(await proposals()).toBe(1)
  // Whoever decided by hand has seen it; and what was typed is not taken over unasked.
  await services.criteria.acceptProposals(place, null)
  expect((await look()).items[0]?.answer?.value).toBe(35)
  await services.criteria.answer(place, criterion.id, { verdict: 'met' })
  expect(await proposals()).toBe(0)
  await services.criteria.answer(place, criterion.id, { verdict: null })
  await services.criteria.acceptProposals(place, [criterion.id])
  expect(await proposals()).toBe(0)
})

it('an answer that no longer fits is shown in its own words, and kept beside each new one', async () => {
  const { setId, criterion, place, look } = await asked(yesNo)
  await services.criteria.answer(place, criterion.id, { value: false })
  await services.criteria.updateCriterion(setId, criterion.id, age)
  const no = { criterionId: criterion.id, value: false, criterion: { kind: 'yes_no' } }
  expect(await look()).toMatchObject({ items: [{ misfit: true, verdict: 'unknown' }], misfits: [no] })
  await services.criteria.answer(place, criterion.id, { value: 20 })
  expect(await look()).toMatchObject({ items: [{ misfit: false, answer: { value: 20 } }], misfits: [no] })
  await services.criteria.answer(place, criterion.id, { value: 21 })
  await services.criteria.updateCriterion(setId, criterion.id, day)
  await services.criteria.answer(place, criterion.id, { value: null })
  const years = { value: 21, criterion: { kind: 'number', unit: name('жас') } }
  expect((await look()).misfits).toMatchObject([no, years])
  for (const _ of [1, 2, 3, 4]) await services.history.undo()
  expect(await look()).toMatchObject({ items: [{ misfit: true, answer: { value: false } }], misfits: [no] })
  for (const _ of [1, 2, 3, 4]) await services.history.redo()
  expect((await look()).misfits).toMatchObject([no, years])
  // Nor is what was kept lost from sight with the criterion.
  await services.criteria.removeCriterion(setId, criterion.id)
  expect(await look()).toMatchObject({
    former: [{ answer: { criterionId: criterion.id, value: null }, criterion: { kind: 'date' } }],
    misfits: [no, years],
  })
})

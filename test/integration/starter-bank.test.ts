import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadQuestionBank } from '../../src/main/infra/questions/starter-bank.ts'
import type { Services } from '../../src/main/services/services.ts'
import type { LocalizedText } from '../../src/shared/localized.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

const everything = {
  ...{ text: '', themeId: null, roles: [], statuses: [], missing: [], tags: [], offset: 0, limit: 1 },
}
const kk = (text: string): LocalizedText => ({ kk: text, ru: '', en: '' })

describe('the starter bank', () => {
  let services: Services
  beforeEach(async () => {
    services = (await composeIn(makeTempDir('starter-bank'))).services
  })
  afterEach(() => services.close())

  it('comes and goes, and what was changed stays', async () => {
    const { available } = await services.questions.starter()
    expect(available.themes).toBeGreaterThanOrEqual(12)
    expect(available.questions).toBeGreaterThanOrEqual(120)
    expect(await services.questions.addStarter()).toEqual(available)
    // as many as the list of the bank says it has
    const { total } = await services.questions.search(everything)
    expect(available.questions - available.followUps).toBe(total)
    expect((await services.questions.starter()).present).toEqual(available)
    expect(await services.questions.addStarter()).toEqual({ themes: 0, questions: 0, followUps: 0 })
    const [own] = (await services.questions.all()).questions
    await services.questions.update(own?.id ?? '', { notes: 'өзім түзеттім' })
    const removed = await services.questions.removeStarter()
    expect(removed.questions).toBe(available.questions - 1)
    expect(removed.followUps).toBe(available.followUps)
    expect((await services.questions.all()).questions.map((question) => question.id)).toEqual([own?.id])
    await services.history.undo()
    expect((await services.themes.list()).length).toBe(available.themes)
  })

  it('leaves its themes where they are in use, though it takes their questions', async () => {
    await services.questions.addStarter()
    const [ofInterview, ofMonth, ofPlan, ofAnswer, ofGone] = await services.themes.list()
    const interview = await services.interviews.create({
      ...{ title: 'Көшу', speakerName: '', language: 'kk', notes: '', themeId: ofInterview!.id },
    })
    await services.shoots.updateMonth('2026-05', { themeId: ofMonth!.id })
    const gone = await services.questions.create({ themeId: ofGone!.id, text: kk('Жоспардағы сұрақ') })
    await services.plans.add(
      interview.id,
      [
        { from: 'own', text: kk('Өз сұрағымыз'), role: 'core', themeId: ofPlan!.id },
        { from: 'bank', questionId: gone.id },
      ],
      null,
    )
    await services.questions.remove([gone.id])
    const speaker = await services.speakers.create({ name: kk('Айгүл') })
    const set = await services.criteria.addCriterion(
      (await services.criteria.create({ name: kk('Жинақ'), about: kk('') })).id,
      {
        ...{
          name: kk('Басынан өткен'),
          help: kk(''),
          need: 'required',
          weight: 3,
          scope: 'theme',
          fact: null,
        },
        ...{ kind: 'yes_no', good: true },
      },
    )
    const place = { speakerId: speaker.id, themeId: ofAnswer!.id, setId: set.id }
    await services.criteria.answer(place, set.criteria[0]!.id, { value: true })
    await services.questions.removeStarter()
    const left = (await services.themes.list()).map(({ id }) => id)
    expect(left).toEqual([ofInterview, ofMonth, ofPlan, ofAnswer, ofGone].map((theme) => theme!.id))
    await services.interviews.remove(interview.id)
    await services.questions.removeStarter()
    expect((await services.themes.list()).map(({ id }) => id)).toEqual([ofMonth!.id, ofAnswer!.id])
  })

  it('is filled in all three languages, and says nothing twice', async () => {
    const bank = await loadQuestionBank()
    const tops = bank.themes.flatMap((theme) => theme.questions)
    for (const { text } of tops) expect(Object.values(text).every((words) => words.length > 0)).toBe(true)
    expect(new Set(tops.map((question) => question.text.kk)).size).toBe(tops.length)
  })
})

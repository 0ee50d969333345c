import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { NewPlanItem, Plan } from '../../src/shared/api/plans.ts'
import { checkPlan, totalMinutes } from '../../src/shared/plan-check.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

const now = '2026-05-04T08:00:00.000Z'
const bank = (questionId: string): NewPlanItem => ({ from: 'bank', questionId })
const own = (kk: string): NewPlanItem => ({
  from: 'own',
  text: { kk, ru: '', en: '' },
  role: 'core',
  themeId: null,
})
const idsOf = (plan: Plan) => plan.items.map((item) => item.id)
const questionsOf = (plan: Plan) => plan.items.map((item) => item.questionId)

/** Questions as the bank holds them, with a second connection: the bank's own rules are not what is tried here. */
function fillBank(file: string): void {
  const db = new DatabaseSync(file)
  const theme = db.prepare(
    `INSERT INTO theme (id, name_kk, name_ru, name_en, colour, position, created_at, updated_at)
     VALUES (?, ?, '', '', 'teal', 1, ?, ?)`,
  )
  theme.run('road', 'Көш', now, now)
  const question = db.prepare(
    `INSERT INTO question (id, theme_id, parent_id, position, text_kk, text_ru, text_en, role, created_at, updated_at)
     VALUES (?, 'road', ?, ?, ?, ?, '', ?, ?, ?)`,
  )
  const add = (id: string, role: string, position: number, parent: string | null = null) =>
    question.run(id, parent, position, `Сұрақ ${id}`, `Вопрос ${id}`, role, now, now)
  add('warm', 'warm_up', 1)
  add('core', 'core', 2)
  add('hard', 'sensitive', 3)
  add('end', 'closing', 4)
  add('core-2', 'core', 2, 'core')
  add('core-1', 'core', 1, 'core')
  add('core-1-1', 'core', 1, 'core-1')
  db.close()
}

describe('the plan of an interview', () => {
  const root = makeTempDir()
  let services: Services
  let interviewId = ''
  beforeAll(async () => {
    services = (await composeIn(root)).services
    fillBank(join(root, 'lib', 'library.db'))
  })
  beforeEach(async () => {
    const fields = { title: 'Алматыға көшу', speakerName: 'Айгүл', language: 'ru', notes: '' } as const
    interviewId = (await services.interviews.create(fields)).id
  })
  afterAll(() => services.close())
  const plan = () => services.plans.get(interviewId)
  const add = (items: NewPlanItem[], index: number | null = null) =>
    services.plans.add(interviewId, items, index)

  it("is there before anything was planned, in the interview's language", async () => {
    expect(await plan()).toEqual({
      interviewId,
      title: 'Алматыға көшу',
      plannedMinutes: null,
      interviewers: ['', ''],
      language: 'ru',
      secondLanguage: null,
      items: [],
    })
    await expect(services.plans.get('nobody')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('takes role, theme, words and follow-ups from the bank', async () => {
    const [item] = (await add([bank('core')])).items
    expect(item).toMatchObject({
      questionId: 'core',
      role: 'core',
      theme: { id: 'road', name: { kk: 'Көш' } },
      text: { kk: 'Сұрақ core', ru: 'Вопрос core', en: '' },
      wording: { kk: '', ru: '', en: '' },
      ...{ minutes: 5, mustAsk: false, owner: null, gone: false },
    })
    expect(item?.followUps.map(({ id, depth }) => [id, depth])).toEqual([
      ['core-1', 0],
      ['core-1-1', 1],
      ['core-2', 0],
    ])
  })

  it('keeps own wording by language; where it is taken back the words of the bank stand again', async () => {
    const [item] = (await add([bank('core')])).items
    const words = { kk: ' Қалай көштіңіз? ', ru: 'Вопрос core', en: 'How did you move?' }
    const [changed] = (await services.plans.updateItem(item!.id, { wording: words })).items
    expect(changed).toMatchObject({
      wording: { kk: 'Қалай көштіңіз?', ru: '', en: 'How did you move?' },
      text: { kk: 'Қалай көштіңіз?', ru: 'Вопрос core', en: 'How did you move?' },
      bankText: { kk: 'Сұрақ core', ru: 'Вопрос core', en: '' },
    })
    const none = { kk: '', ru: '', en: '' }
    expect((await services.plans.updateItem(item!.id, { wording: none })).items[0]?.text).toEqual(item?.text)
  })

  it('keeps minutes, must-ask, who asks and a note; the role only of its own questions', async () => {
    const [ofBank, ofPlan] = (await add([bank('core'), own('Атыңыз кім?')])).items
    const fields = { minutes: 7.5, mustAsk: true, owner: 2, note: 'Баяу сұрау' } as const
    const after = await services.plans.updateItem(ofBank!.id, fields)
    expect(after.items[0]).toMatchObject(fields)
    const again = await services.plans.updateItem(ofPlan!.id, { role: 'closing' })
    expect(again.items[1]).toMatchObject({ role: 'closing', questionId: null, bankText: null, followUps: [] })
    await expect(services.plans.updateItem(ofBank!.id, { role: 'closing' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  it('puts new questions where they are wanted, all or none of them', async () => {
    await add([bank('warm'), bank('end')])
    expect(questionsOf(await add([bank('core'), bank('hard')], 1))).toEqual(['warm', 'core', 'hard', 'end'])
    await expect(add([bank('core'), bank('unknown')])).rejects.toMatchObject({ code: 'not_found' })
    expect((await plan()).items).toHaveLength(4)
    // where nobody says where: in front of the closing one
    expect(questionsOf(await add([bank('core-1'), own('Тағы не айтасыз?')]))).toEqual([
      ...['warm', 'core', 'hard', 'core-1', null, 'end'],
    ])
  })

  it('takes a question of the bank twice only when that is asked for', async () => {
    await add([bank('warm'), bank('warm'), bank('core')])
    expect(questionsOf(await add([bank('core'), bank('end')]))).toEqual(['warm', 'core', 'end'])
    const again: NewPlanItem = { from: 'bank', questionId: 'core', again: true }
    expect(questionsOf(await add([again], 0))).toEqual(['core', 'warm', 'core', 'end'])
  })

  it('refuses a theme there is not', async () => {
    await expect(add([{ ...own('Тақырыпсыз'), themeId: 'жоқ' } as NewPlanItem])).rejects.toMatchObject({
      ...{ code: 'not_found', params: { id: 'жоқ' } },
    })
  })

  it('names its interviewers and its two languages; a second one that is the first is none', async () => {
    const interviewers: [string, string] = ['Дана', 'Ержан']
    const set = { interviewers, plannedMinutes: 45, language: 'kk', secondLanguage: 'en' } as const
    expect(await services.plans.update(interviewId, set)).toMatchObject(set)
    expect(await services.plans.update(interviewId, { language: 'en' })).toMatchObject({
      language: 'en',
      secondLanguage: null,
    })
    await services.history.undo()
    await services.history.undo()
    expect(await plan()).toMatchObject({ interviewers: ['', ''], plannedMinutes: null, language: 'ru' })
  })

  it('goes with its interview, and its questions count as planned only while they are in it', async () => {
    const timesOf = async (id: string) => (await services.questions.tree(id)).timesPlanned - (before[id] ?? 0)
    const before: Record<string, number> = {}
    for (const id of ['hard', 'core']) before[id] = await timesOf(id)
    const [item] = (await add([bank('hard'), bank('core'), bank('core')])).items
    expect([await timesOf('hard'), await timesOf('core')]).toEqual([1, 1])
    await services.plans.removeItems(interviewId, [item!.id])
    expect([await timesOf('hard'), await timesOf('core')]).toEqual([0, 1])
    await services.interviews.remove(interviewId)
    expect(await timesOf('core')).toBe(0)
    await services.history.undo()
    expect(await timesOf('core')).toBe(1)
  })

  it('takes an edit that changes nothing for no step of undo', async () => {
    const [first, second] = (await add([bank('warm'), bank('core'), bank('end')])).items
    await services.plans.removeItems(interviewId, [first!.id])
    const { undo } = await services.history.state()
    await services.plans.move(second!.id, 0)
    await services.plans.update(interviewId, { language: 'ru', secondLanguage: 'ru' })
    await services.plans.updateItem(second!.id, { minutes: second!.minutes })
    expect((await services.history.state()).undo).toEqual(undo)
  })

  it("removes nothing of another interview's plan", async () => {
    const [item] = (await add([bank('core')])).items
    const other = await services.interviews.create({
      ...{ title: 'Басқа', speakerName: '', language: null, notes: '' },
    })
    await expect(services.plans.removeItems(other.id, [item!.id])).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await plan()).items).toHaveLength(1)
  })

  it('is at every step of undo and redo exactly what it was', async () => {
    const step = fc.record({
      kind: fc.constantFrom('add', 'own', 'move', 'edit', 'remove', 'apply', 'settings'),
      a: fc.nat(50),
      b: fc.nat(50),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const { id } = await services.interviews.create({
          ...{ title: 'Сынақ', speakerName: '', language: 'kk', notes: '' },
        })
        interviewId = id
        const states = [await plan()]
        for (const { kind, a, b } of steps) {
          const before = states.at(-1)!
          const item = before.items[a % Math.max(1, before.items.length)]
          if (kind === 'add') await add([bank(['warm', 'core', 'hard', 'end'][b % 4]!)], a)
          else if (kind === 'own') await add([own(`Сұрақ ${a}`), own(`Сұрақ ${b}`)], b)
          else if (kind === 'apply')
            await apply('ready-portrait', b % 2 ? 'append' : 'replace', a % 2 ? 'road' : null)
          else if (kind === 'settings') await services.plans.update(id, { plannedMinutes: a + 1 })
          else if (!item) continue
          else if (kind === 'move') await services.plans.move(item.id, b)
          else if (kind === 'remove') await services.plans.removeItems(id, [item.id])
          else await services.plans.updateItem(item.id, { minutes: b / 2, mustAsk: !item.mustAsk })
          const after = await plan()
          if (kind === 'move') expect(idsOf(after).toSorted()).toEqual(idsOf(before).toSorted())
          expect(new Set(idsOf(after)).size).toBe(after.items.length)
          // what changes nothing is no step
          if (JSON.stringify(after) !== JSON.stringify(before)) states.push(after)
        }
        for (const state of states.slice(0, -1).toReversed()) {
          await services.history.undo()
          expect(await plan()).toEqual(state)
        }
        for (const state of states.slice(1)) {
          await services.history.redo()
          expect(await plan()).toEqual(state)
        }
      }),
      { numRuns: 12 },
    )
  })

  async function apply(templateId: string, mode: 'replace' | 'append', themeId: string | null) {
    return services.plans.applyTemplate(interviewId, { templateId, mode, themeId })
  }

  describe('templates', () => {
    it('that come with the app are calm, in three languages, and last as long as they say', async () => {
      const ready = (await services.plans.templates()).filter((template) => template.ready)
      expect(ready.length).toBeGreaterThanOrEqual(3)
      for (const template of ready) {
        const applied = await apply(template.id, 'replace', null)
        expect(totalMinutes(applied.items), template.id).toBe(template.plannedMinutes)
        expect(applied.plannedMinutes).toBe(template.plannedMinutes)
        for (const [language, secondLanguage] of [
          ['kk', 'ru'],
          ['en', null],
        ] as const) {
          expect(checkPlan({ ...applied, language, secondLanguage }), template.id).toEqual([])
        }
      }
    })

    it("are filled with a theme's questions, and keep their own words where it has none", async () => {
      const applied = await apply('ready-portrait', 'replace', 'road')
      expect(questionsOf(applied).filter(Boolean)).toEqual(['warm', 'core', 'end'])
      expect(applied.items.every((item) => item.text.kk !== '')).toBe(true)
    })

    it('add to a plan without touching it, or take its place', async () => {
      await services.plans.update(interviewId, { plannedMinutes: 30 })
      const before = await add([bank('core')])
      const appended = await apply('ready-portrait', 'append', 'road')
      expect(appended.items[0]).toEqual(before.items[0])
      expect(questionsOf(appended).filter((id) => id === 'core')).toHaveLength(1)
      expect(appended.plannedMinutes).toBe(30)
      const replaced = await apply('ready-portrait', 'replace', null)
      expect(replaced.items.some((item) => item.id === before.items[0]?.id)).toBe(false)
      expect(replaced.plannedMinutes).toBe(20)
    })

    it('saved from a plan give it back in another interview', async () => {
      await services.plans.update(interviewId, { plannedMinutes: 25 })
      await add([bank('warm'), own('Айтып беріңізші'), bank('end')])
      const [first] = (await plan()).items
      const saved = { minutes: 9, mustAsk: true, owner: 1, note: 'Күлімсіреу' } as const
      await services.plans.updateItem(first!.id, saved)
      const template = await services.plans.saveTemplate(interviewId, 'Мамыр айдары')
      const source = await plan()
      const other = await services.interviews.create({
        ...{ title: 'Басқа', speakerName: '', language: 'kk', notes: '' },
      })
      const applied = await services.plans.applyTemplate(other.id, {
        ...{ templateId: template.id, mode: 'replace', themeId: null },
      })
      const essence = (of: Plan) => of.items.map(({ id: _, interviewId: __, ...rest }) => rest)
      expect(essence(applied)).toEqual(essence(source))
      expect(applied.plannedMinutes).toBe(25)
    })

    it('keep a question that left the bank, before or after they were saved, in its last words', async () => {
      const make = (words: string) =>
        services.questions.create({
          themeId: null,
          text: { kk: words, ru: '', en: words },
          role: 'sensitive',
        })
      const [before, after, stays] = [await make('Бұрын'), await make('Кейін'), await make('Қалады')]
      const planned = await add([bank(before.id), bank(after.id), bank(stays.id)])
      await services.plans.updateItem(planned.items[1]!.id, { wording: { kk: 'Өз сөзіміз', ru: '', en: '' } })
      await services.questions.remove([before.id])
      const template = await services.plans.saveTemplate(interviewId, 'Үлгі')
      await services.questions.remove([after.id])
      const applied = await apply(template.id, 'replace', null)
      expect(applied.items).toMatchObject([
        { questionId: null, role: 'sensitive', text: { kk: 'Бұрын', en: 'Бұрын' }, gone: false },
        { questionId: null, role: 'sensitive', text: { kk: 'Өз сөзіміз', en: 'Кейін' }, gone: false },
        { questionId: stays.id, text: { kk: 'Қалады' }, wording: { kk: '', en: '' } },
      ])
    })

    it('can be renamed and removed, and come back by undo; the ready ones stay', async () => {
      await add([bank('warm')])
      const { id } = await services.plans.saveTemplate(interviewId, 'Үлгі')
      const names = async () =>
        (await services.plans.templates()).filter((one) => one.id === id).map((one) => one.name.kk)
      await services.plans.renameTemplate(id, 'Жаңа үлгі')
      expect(await names()).toEqual(['Жаңа үлгі'])
      await services.plans.removeTemplate(id)
      expect(await names()).toEqual([])
      await services.history.undo()
      expect(await names()).toEqual(['Жаңа үлгі'])
      await services.history.undo()
      expect(await names()).toEqual(['Үлгі'])
      await services.history.undo()
      expect(await names()).toEqual([])
      await expect(services.plans.removeTemplate('ready-portrait')).rejects.toMatchObject({
        code: 'not_found',
      })
    })
  })
})

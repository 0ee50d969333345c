import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type {
  NewQuestion,
  QuestionDraft,
  QuestionNode,
  QuestionQuery,
} from '../../src/shared/api/questions.ts'
import type { MarkKind } from '../../src/shared/api/sessions.ts'
import type { LocalizedText } from '../../src/shared/localized.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

let services: Services
beforeAll(async () => {
  services = (await composeIn(makeTempDir())).services
})
afterAll(() => services.close())

const kk = (text: string): LocalizedText => ({ kk: text, ru: '', en: '' })
const everything: QuestionQuery = {
  ...{ text: '', themeId: null, roles: [], statuses: [], missing: [], tags: [], offset: 0, limit: 100 },
}
const create = (fields: Partial<NewQuestion>) => services.questions.create({ themeId: null, ...fields })
const find = async (query: Partial<QuestionQuery>) => {
  const page = await services.questions.search({ ...everything, ...query })
  return page.hits.map((hit) => (hit.exact ? hit.text.kk : `~${hit.text.kk}`))
}
const outline = (nodes: readonly QuestionNode[]): unknown[] =>
  nodes.map((node) => [node.text.kk, node.themeId, outline(node.followUps)])
const clear = async () => {
  const all = await services.questions.all()
  const ids = all.questions.map((question) => question.id)
  if (ids.length > 0) await services.questions.remove(ids)
  for (const theme of all.themes) await services.themes.remove(theme.id, 'remove')
}
const draft = (text: string, followUps: QuestionDraft[] = []): QuestionDraft => ({
  ...{ text: kk(text), role: 'core', status: 'ready', tags: [], notes: '', skipHint: kk('') },
  source: { kind: 'team', askedBy: '' },
  followUps,
})

describe('the same change for many', () => {
  it('of ten thousand questions is done, and undone, at once', async () => {
    await clear()
    const theme = await services.themes.create({ name: kk('Көп'), colour: 'teal' })
    const drafts = Array.from({ length: 5000 }, (_, at) => draft(`Сұрақ ${at}`, [draft(`Қосымша ${at}`)]))
    const batch = { themeId: null, newTheme: null, questions: drafts }
    const times: Record<string, number> = {}
    const timed = async (name: string, work: () => Promise<unknown>) => {
      const start = performance.now()
      await work()
      times[name] = Math.round(performance.now() - start)
    }
    await timed('add', () => services.questions.insertMany([batch], 'questions_import', 'көп'))
    const all = await services.questions.all()
    const ids = all.questions.flatMap((top) => [top.id, ...top.followUps.map(({ id }) => id)])
    expect(ids).toHaveLength(10_000)
    const count = async (query: Partial<QuestionQuery>) =>
      (await services.questions.search({ ...everything, ...query, limit: 1 })).total
    await timed('role', () => services.questions.change(ids, { role: 'closing', status: 'retired' }))
    expect(await count({ roles: ['closing'], statuses: ['retired'], text: 'сұрақ' })).toBe(5000)
    await timed('theme', () => services.questions.change(ids, { themeId: theme.id }))
    expect(await count({ themeId: theme.id, text: 'қосымша' })).toBe(5000)
    await timed('tags', () => services.questions.change(ids, { addTags: ['жаңа'] }))
    expect(await count({ tags: ['жаңа'], text: 'сұрақ' })).toBe(5000)
    expect(await count({ text: 'жаңа' })).toBe(10_000)
    await timed('remove', () => services.questions.remove(ids))
    expect(await count({})).toBe(0)
    await timed('undo', () => services.history.undo())
    expect(await count({ text: 'қосымша' })).toBe(5000)
    for (const _ of [1, 2, 3]) await services.history.undo()
    expect(await count({ roles: ['closing'] })).toBe(0)
    expect(await count({ text: 'жаңа' })).toBe(0)
    expect(outline((await services.questions.all()).questions)).toEqual(outline(all.questions))
    if (process.env.IZ_TIMES) console.info(times)
    // Measured against adding the same questions, which a busy machine slows down just as much: one by one, a change took up to ten times that.
    const { add = 0, ...others } = times
    for (const [name, ms] of Object.entries(others)) expect(ms / add, name).toBeLessThan(3)
    await clear()
  }, 120_000)

  it('leaves out what is not there, and takes each once', async () => {
    await clear()
    const { id } = await create({ text: kk('Бір') })
    await services.questions.change([id, id, 'жоқ'], { role: 'closing', addTags: ['а', 'а'] })
    expect(await services.questions.tree(id)).toMatchObject({ role: 'closing', tags: ['а'] })
    await services.history.undo()
    expect(await services.questions.tree(id)).toMatchObject({ role: 'core', tags: [] })
    await services.questions.remove(['жоқ', id])
    expect(await find({})).toEqual([])
    await expect(services.questions.remove(['жоқ', id])).rejects.toMatchObject({ code: 'not_found' })
    await services.history.undo()
    expect(await find({})).toEqual(['Бір'])
  })
})

describe('themes', () => {
  it('keep the order a person gives them', async () => {
    await clear()
    const made = []
    for (const name of ['Отбасы', 'Тіл', 'Жұмыс']) {
      made.push(await services.themes.create({ name: kk(name), colour: 'teal' }))
    }
    const names = async () => (await services.themes.list()).map((theme) => theme.name.kk)
    await services.themes.move(made[2]?.id ?? '', made[0]?.id ?? '')
    expect(await names()).toEqual(['Жұмыс', 'Отбасы', 'Тіл'])
    await services.history.undo()
    expect(await names()).toEqual(['Отбасы', 'Тіл', 'Жұмыс'])
    await services.themes.move(made[0]?.id ?? '', null)
    expect(await names()).toEqual(['Тіл', 'Жұмыс', 'Отбасы'])
  })

  it('leave their questions behind, or take them along; either is undone in one step', async () => {
    await clear()
    const theme = await services.themes.create({ name: kk('Тіл'), colour: 'blue' })
    const top = await create({ themeId: theme.id, text: kk('Қай тілде ойлайсыз?') })
    await create({ parentId: top.id, text: kk('Неге?') })
    const before = outline((await services.questions.all()).questions)
    await services.themes.remove(theme.id, 'keep')
    expect(await find({ themeId: 'none' })).toEqual(['Қай тілде ойлайсыз?'])
    await services.history.undo()
    await services.themes.remove(theme.id, 'remove')
    expect(await find({})).toEqual([])
    await services.history.undo()
    expect(outline((await services.questions.all()).questions)).toEqual(before)
  })

  it('count their questions, follow-ups not', async () => {
    const [theme] = await services.themes.list()
    expect(theme).toMatchObject({ questionCount: 1, readyCount: 0 })
  })
})

describe('questions', () => {
  it('hang as a tree that can be moved, with its theme, and undone', async () => {
    await clear()
    const family = await services.themes.create({ name: kk('Отбасы'), colour: 'red' })
    const work = await services.themes.create({ name: kk('Жұмыс'), colour: 'blue' })
    const first = await create({ themeId: family.id, text: kk('а') })
    const second = await create({ themeId: family.id, text: kk('б') })
    const below = await create({ parentId: second.id, text: kk('в'), themeId: null })
    expect(below).toMatchObject({ themeId: family.id, parentId: second.id, role: 'core' })
    await services.questions.move(second.id, { themeId: work.id, parentId: null, beforeId: null })
    expect(await services.questions.tree(below.id)).toMatchObject({
      id: second.id,
      followUpCount: 1,
      followUps: [{ id: below.id, themeId: work.id }],
    })
    await services.questions.move(second.id, { themeId: null, parentId: first.id, beforeId: null })
    expect(outline((await services.questions.all()).questions)).toEqual([
      ['а', family.id, [['б', family.id, [['в', family.id, []]]]]],
    ])
    await expect(
      services.questions.move(first.id, { themeId: null, parentId: below.id, beforeId: null }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
    await services.history.undo()
    await services.history.undo()
    expect(outline((await services.questions.all()).questions)).toEqual([
      ['а', family.id, []],
      ['б', family.id, [['в', family.id, []]]],
    ])
  })

  it('stand where they are put', async () => {
    await clear()
    const ids: string[] = []
    for (const name of ['1', '2', '3']) ids.push((await create({ text: kk(name) })).id)
    await create({ text: kk('0'), beforeId: ids[0] ?? null })
    await services.questions.move(ids[2] ?? '', { themeId: null, parentId: null, beforeId: ids[1] ?? null })
    expect(await find({})).toEqual(['0', '1', '3', '2'])
    for (let round = 0; round < 70; round += 1) {
      await services.questions.move(ids[round % 2] ?? '', {
        ...{ themeId: null, parentId: null, beforeId: ids[(round + 1) % 2] ?? null },
      })
    }
    expect((await find({})).toSorted()).toEqual(['0', '1', '2', '3'])
  })

  it('are changed many at once in one step', async () => {
    const hits = (await services.questions.search(everything)).hits
    const ids = hits.map((hit) => hit.id)
    await services.questions.change(ids, { status: 'ready', addTags: ['ауыл'] })
    expect(await find({ statuses: ['ready'], tags: ['ауыл'] })).toHaveLength(4)
    expect(await services.questions.tags()).toEqual(['ауыл'])
    await services.history.undo()
    expect(await find({ statuses: ['ready'] })).toEqual([])
  })
})

describe('a question just made', () => {
  it('in which nothing was written goes without a trace, and what was done beside it stays undoable', async () => {
    await clear()
    const written = await create({ text: kk('Қайда туғансыз?') })
    const [empty, followUp] = [await create({}), await create({ parentId: written.id })]
    await services.questions.update(empty.id, { role: 'closing' })
    await services.questions.update(written.id, { notes: 'кейін' })
    const noted = await create({})
    await services.questions.update(noted.id, { notes: 'көрерменнен' })
    await services.questions.change([written.id, followUp.id], { status: 'ready' })

    expect(await services.questions.discardEmpty([written.id, empty.id, followUp.id, noted.id, 'gone'])).toBe(
      2,
    )
    const left = async () => (await services.questions.all()).questions.map((one) => [one.id, one.followUps])
    expect(await left()).toEqual([
      [written.id, []],
      [noted.id, []],
    ])
    expect(await services.questions.discardEmpty([empty.id, followUp.id])).toBe(0)
    const undone = []
    for (let at = 0; at < 4; at += 1) undone.push((await services.history.undo())?.label)
    expect(undone).toEqual(['questions_change', 'question_update', 'question_new', 'question_update'])
    await services.history.undo()
    expect(await left()).toEqual([])
    while (await services.history.redo());
    expect(await left()).toEqual([
      [written.id, []],
      [noted.id, []],
    ])
  })

  it('is taken away from below: one made under another one that is empty as well', async () => {
    await clear()
    const above = await create({})
    const below = await create({ parentId: above.id })
    expect(await services.questions.discardEmpty([above.id, below.id])).toBe(2)
    expect((await services.questions.all()).questions).toEqual([])
  })

  it('stays while what was written in it, and undone, can be redone', async () => {
    await clear()
    const { id } = await create({})
    await services.questions.update(id, { text: kk('Кімнен үйрендіңіз?') })
    await services.history.undo()
    expect(await services.questions.discardEmpty([id])).toBe(0)
    await services.history.redo()
    expect((await services.questions.tree(id)).text.kk).toBe('Кімнен үйрендіңіз?')
  })

  it('stays with a tag, or with the name of the one who asked it', async () => {
    await clear()
    const tagged = await create({ tags: ['ауыл'] })
    const asked = await create({ source: { kind: 'audience', askedBy: 'Айгерім' } })
    expect(await services.questions.discardEmpty([tagged.id, asked.id])).toBe(0)
  })

  it.each(['undo', 'redo'] as const)('stays while %s can put it into a plan again', async (direction) => {
    await clear()
    const { id } = await create({})
    const fields = { title: 'Көшу', speakerName: '', language: 'kk', notes: '' } as const
    const interview = await services.interviews.create(fields)
    const plan = await services.plans.add(interview.id, [{ from: 'bank', questionId: id }], null)
    if (direction === 'redo') await services.history.undo()
    else await services.plans.removeItems(interview.id, [plan.items[0]?.id ?? ''])
    expect(await services.questions.discardEmpty([id])).toBe(0)
    await services.history[direction]()
    expect((await services.plans.get(interview.id)).items).toMatchObject([{ questionId: id }])
    expect((await services.questions.tree(id)).id).toBe(id)
    await services.history.undo()
  })

  it.each(['removed', 'hung elsewhere'])(
    'stays while undo can hang a follow-up on it that was %s',
    async (what) => {
      await clear()
      const above = await create({})
      const below = await create({ parentId: above.id, text: kk('Неге?') })
      if (what === 'removed') await services.questions.remove([below.id])
      else await services.questions.move(below.id, { themeId: null, parentId: null, beforeId: null })
      expect(await services.questions.discardEmpty([above.id])).toBe(0)
      await services.history.undo()
      expect((await services.questions.tree(below.id)).id).toBe(above.id)
    },
  )
})

describe('the history', () => {
  it('names a question in each language, and a new follow-up by what it follows up', async () => {
    await clear()
    const text = { kk: 'Неге көштіңіз?', ru: 'Почему вы переехали?', en: '' }
    const question = await create({ text })
    const last = async () => (await services.history.state()).undo
    expect(await last()).toMatchObject({ label: 'question_create', subject: text.kk, names: text })
    await create({ parentId: question.id })
    expect(await last()).toMatchObject({ label: 'follow_up_create', subject: text.kk, names: text })
    const better = { ...text, kk: 'Не себепті көштіңіз?' }
    await services.questions.update(question.id, { text: better })
    expect(await last()).toMatchObject({ label: 'question_update', subject: text.kk, names: better })
    await create({})
    expect(await last()).toMatchObject({ label: 'question_new', subject: '', names: null })
    await services.questions.remove([question.id])
    expect(await last()).toMatchObject({ label: 'question_remove', subject: better.kk, names: better })
    expect(await services.history.undo()).toMatchObject({ names: better })
    const long = 'ұ'.repeat(120)
    await create({ text: { kk: long, ru: long, en: '' } })
    expect((await last())?.names?.ru).toHaveLength(80)
  })
})

describe('search', () => {
  beforeAll(async () => {
    await clear()
    const theme = await services.themes.create({ name: kk('Көшу'), colour: 'teal' })
    const top = await create({
      themeId: theme.id,
      text: { kk: 'Қазақстанға көшіп келген күніңіз есіңізде ме?', ru: 'Помните день переезда?', en: '' },
      role: 'warm_up',
      tags: ['жол'],
    })
    await create({ parentId: top.id, text: kk('Қасыңызда кім болды?') })
    await create({ text: kk('Казакстан деп жазылған қате сұрақ'), role: 'sensitive' })
    await create({
      text: { kk: '', ru: '', en: 'What did you take with you?' },
      source: { kind: 'audience', askedBy: 'Айгүл' },
    })
  })

  it('finds words by their beginnings, in any language, follow-ups too', async () => {
    expect(await find({ text: 'көш күн' })).toEqual(['Қазақстанға көшіп келген күніңіз есіңізде ме?'])
    expect(await find({ text: 'ПЕРЕЕЗД' })).toHaveLength(1)
    expect(await find({ text: 'қасыңызда' })).toEqual(['Қасыңызда кім болды?'])
    expect(await find({ text: 'айгүл' })).toEqual([''])
    expect(await find({ text: 'жоқтың жоғы' })).toEqual([])
  })

  it.each(['кошип кунин', 'көшiп', 'koship', 'rjibg'])(
    'forgives letters typed for others: %s',
    async (text) => {
      expect(await find({ text })).toEqual(['~Қазақстанға көшіп келген күніңіз есіңізде ме?'])
    },
  )

  it('puts what was found as typed first, and says which that is', async () => {
    expect(await find({ text: 'казакстан' })).toEqual([
      'Казакстан деп жазылған қате сұрақ',
      '~Қазақстанға көшіп келген күніңіз есіңізде ме?',
    ])
  })

  it('narrows by theme, role, missing language and tag together with words', async () => {
    const all = 'қазақстан'
    expect(await find({ text: all })).toHaveLength(2)
    expect(await find({ text: all, roles: ['sensitive'] })).toHaveLength(1)
    expect(await find({ text: all, missing: ['ru'] })).toEqual(['~Казакстан деп жазылған қате сұрақ'])
    expect(await find({ text: all, tags: ['жол'] })).toHaveLength(1)
    expect(await find({ missing: ['kk'] })).toEqual([''])
  })

  it('follows edits, undo and redo', async () => {
    const [hit] = (await services.questions.search({ ...everything, text: 'қате' })).hits
    await services.questions.update(hit?.id ?? '', { text: kk('Дұрыс сұрақ') })
    expect(await find({ text: 'қате' })).toEqual([])
    await services.history.undo()
    expect(await find({ text: 'қате' })).toHaveLength(1)
    await services.history.redo()
    expect(await find({ text: 'дурыс' })).toEqual(['~Дұрыс сұрақ'])
  })

  it('takes anything as words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60, unit: 'grapheme' }), async (text) => {
        const page = await services.questions.search({ ...everything, text })
        expect(page.hits.length).toBeLessThanOrEqual(page.total)
      }),
      { numRuns: 60 },
    )
  })

  it('pages through all that it found', async () => {
    const all = await services.questions.search(everything)
    const second = await services.questions.search({ ...everything, offset: 1, limit: 1 })
    expect(second.total).toBe(3)
    expect(second.hits.map((hit) => hit.id)).toEqual([all.hits[1]?.id])
  })

  it('points at a question that says nearly the same', async () => {
    const text = kk('Казакстанга кошип келген кунин есинизде ме')
    const [similar] = await services.questions.similar(text, null)
    expect(similar).toMatchObject({ language: 'kk', question: { role: 'warm_up' } })
    expect(await services.questions.similar(text, similar?.question.id ?? '')).toEqual([])
  })
})

describe('many at once', () => {
  it('are added with their trees in one step of undo', async () => {
    await clear()
    const batches = [
      {
        themeId: null,
        newTheme: { name: kk('Арман'), colour: 'lime' as const },
        questions: [draft('а', [draft('б')])],
      },
      { themeId: null, newTheme: null, questions: [draft('в')] },
    ]
    const counts = await services.questions.insertMany(batches, 'questions_import', 'bank.csv')
    expect(counts).toEqual({ themes: 1, questions: 3 })
    const bank = await services.questions.all()
    expect(bank.questions.map((question) => question.text.kk)).toEqual(['а', 'в'])
    expect(bank.questions[0]?.followUps[0]).toMatchObject({ text: kk('б'), themeId: bank.themes[0]?.id })
    await services.history.undo()
    expect(await services.questions.all()).toEqual({ themes: [], questions: [] })
  })
})

describe('a list', () => {
  it('is narrowed to several values at once, and to where the questions come from', async () => {
    await clear()
    const source = { kind: 'audience', askedBy: 'Ерлан' } as const
    await create({ text: kk('а'), role: 'core', status: 'ready', tags: ['үй', 'көш'], source })
    await create({ text: kk('ә'), role: 'closing', status: 'ready', tags: ['үй'] })
    await create({
      text: kk('б'),
      role: 'warm_up',
      status: 'draft',
      source: { kind: 'audience', askedBy: '' },
    })
    expect(await find({ roles: ['core', 'closing'] })).toEqual(['а', 'ә'])
    expect(await find({ roles: ['core', 'warm_up'], statuses: ['draft', 'retired'] })).toEqual(['б'])
    expect(await find({ sources: ['audience'] })).toEqual(['а', 'б'])
    expect(await find({ sources: ['team', 'audience'] })).toHaveLength(3)
    expect(await find({ sources: [] })).toHaveLength(3)
    expect(await find({ sources: ['audience'], text: 'а' })).toEqual(['а'])
    expect(await find({ tags: ['үй', 'көш'] })).toEqual(['а'])
    expect(await services.questions.search({ ...everything, sources: ['team'] })).toMatchObject({ total: 1 })
  })

  it('gives tags to many at once beside their own, in one step of undo', async () => {
    await clear()
    const first = await create({ text: kk('а'), tags: ['үй'] })
    const second = await create({ text: kk('ә') })
    await services.questions.change([first.id, second.id], { addTags: ['үй', 'аудитория'] })
    expect(await find({ tags: ['аудитория'] })).toEqual(['а', 'ә'])
    expect((await services.questions.tree(first.id)).tags).toEqual(['үй', 'аудитория'])
    expect(await find({ text: 'аудитория' })).toEqual(['а', 'ә'])
    await services.history.undo()
    expect([await find({ tags: ['аудитория'] }), await find({ tags: ['үй'] })]).toEqual([[], ['а']])
  })
})

describe('use', () => {
  it('is counted from the sessions in which it was asked, apart from the plans that hold it', async () => {
    await clear()
    const question = await create({ text: kk('Кімсіз?') })
    const followUp = await create({ text: kk('Неге?'), parentId: question.id })
    const interviewIds = await Promise.all(
      ['бір', 'екі'].map(async (title) => {
        const fields = { title, speakerName: '', language: null, notes: '' }
        return (await services.interviews.create(fields)).id
      }),
    )
    const [interviewId = ''] = interviewIds
    const items: string[] = []
    for (const id of interviewIds) {
      const plan = await services.plans.add(id, [{ from: 'bank', questionId: question.id }], null)
      items.push(plan.items[0]?.id ?? '')
    }
    const facts = async () => {
      const tree = await services.questions.tree(question.id)
      return [tree, ...tree.followUps].map(({ timesUsed, lastUsedOn, timesPlanned }) => [
        timesUsed,
        lastUsedOn,
        timesPlanned,
      ])
    }
    const [unused, planned] = [
      [0, null, 0],
      [0, null, 2],
    ]
    expect(await facts()).toEqual([planned, unused])

    const session = async (interviewId: string, kind: MarkKind, itemId: string | undefined, day: string) => {
      const sessionId = randomUUID()
      const mark = { id: randomUUID(), sessionId, seq: 0, kind, itemId: itemId ?? '', text: kk(''), note: '' }
      const at = `${day}T20:30:00.000Z`
      const start = { ...mark, id: randomUUID(), kind: 'start' as const, itemId: null, at }
      const marks = [start, ...[1, 2].map((seq) => ({ ...mark, id: randomUUID(), seq, at }))]
      await services.sessions.record({
        ...{ interviewId, utcOffsetMinutes: 300 },
        ops: marks.map((mark) => ({ op: 'add' as const, mark })),
      })
    }
    await session(interviewId, 'skipped', items[0], '2026-03-20')
    expect(await facts()).toEqual([planned, unused])
    // Half past one in the night after, where it was filmed.
    await session(interviewId, 'asked', items[0], '2026-03-21')
    expect(await facts()).toEqual([[1, '2026-03-22', 2], unused])
    await session(interviewId, 'great', items[0], '2026-04-01')
    await session(interviewIds[1] ?? '', 'follow_up', followUp.id, '2026-05-01')
    expect(await facts()).toEqual([
      [2, '2026-04-02', 2],
      [1, '2026-05-02', 0],
    ])
    // It was asked, whatever becomes of the plan.
    await services.plans.removeItems(interviewId, [items[0] ?? ''])
    expect(await facts()).toEqual([
      [2, '2026-04-02', 1],
      [1, '2026-05-02', 0],
    ])
    await services.interviews.remove(interviewId)
    expect(await facts()).toEqual([
      [0, null, 1],
      [1, '2026-05-02', 0],
    ])
  })
})

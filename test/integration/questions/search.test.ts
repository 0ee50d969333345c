import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { everything, kk, questionBank } from '../../support/question-bank.ts'

const bank = questionBank()
const { create, find, clear } = bank

describe('search', () => {
  beforeAll(async () => {
    await clear()
    const theme = await bank.themes.create({ name: kk('Көшу'), colour: 'teal' })
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
    const [hit] = (await bank.questions.search({ ...everything, text: 'қате' })).hits
    await bank.questions.update(hit?.id ?? '', { text: kk('Дұрыс сұрақ') })
    expect(await find({ text: 'қате' })).toEqual([])
    await bank.history.undo()
    expect(await find({ text: 'қате' })).toHaveLength(1)
    await bank.history.redo()
    expect(await find({ text: 'дурыс' })).toEqual(['~Дұрыс сұрақ'])
  })

  it('takes anything as words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 60, unit: 'grapheme' }), async (text) => {
        const page = await bank.questions.search({ ...everything, text })
        expect(page.hits.length).toBeLessThanOrEqual(page.total)
      }),
      { numRuns: 60 },
    )
  })

  it('pages through all that it found', async () => {
    const all = await bank.questions.search(everything)
    const second = await bank.questions.search({ ...everything, offset: 1, limit: 1 })
    expect(second.total).toBe(3)
    expect(second.hits.map((hit) => hit.id)).toEqual([all.hits[1]?.id])
  })

  it('points at a question that says nearly the same', async () => {
    const text = kk('Казакстанга кошип келген кунин есинизде ме')
    const [similar] = await bank.questions.similar(text, null)
    expect(similar).toMatchObject({ language: 'kk', question: { role: 'warm_up' } })
    expect(await bank.questions.similar(text, similar?.question.id ?? '')).toEqual([])
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
    expect(await bank.questions.search({ ...everything, sources: ['team'] })).toMatchObject({ total: 1 })
  })
})

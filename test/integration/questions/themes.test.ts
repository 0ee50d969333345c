import { describe, expect, it } from 'vitest'
import type { QuestionNode } from '../../../src/shared/api/questions.ts'
import { kk, questionBank } from '../../support/question-bank.ts'

const bank = questionBank()
const { create, find, clear } = bank
const outline = (nodes: readonly QuestionNode[]): unknown[] =>
  nodes.map((node) => [node.text.kk, node.themeId, outline(node.followUps)])

describe('themes', () => {
  it('keep the order a person gives them', async () => {
    await clear()
    const made = []
    for (const name of ['Отбасы', 'Тіл', 'Жұмыс']) {
      made.push(await bank.themes.create({ name: kk(name), colour: 'teal' }))
    }
    const names = async () => (await bank.themes.list()).map((theme) => theme.name.kk)
    await bank.themes.move(made[2]?.id ?? '', made[0]?.id ?? '')
    expect(await names()).toEqual(['Жұмыс', 'Отбасы', 'Тіл'])
    await bank.history.undo()
    expect(await names()).toEqual(['Отбасы', 'Тіл', 'Жұмыс'])
    await bank.themes.move(made[0]?.id ?? '', null)
    expect(await names()).toEqual(['Тіл', 'Жұмыс', 'Отбасы'])
  })

  it('leave their questions behind, or take them along; either is undone in one step', async () => {
    await clear()
    const theme = await bank.themes.create({ name: kk('Тіл'), colour: 'blue' })
    const top = await create({ themeId: theme.id, text: kk('Қай тілде ойлайсыз?') })
    await create({ parentId: top.id, text: kk('Неге?') })
    const before = outline((await bank.questions.all()).questions)
    await bank.themes.remove(theme.id, 'keep')
    expect(await find({ themeId: 'none' })).toEqual(['Қай тілде ойлайсыз?'])
    await bank.history.undo()
    await bank.themes.remove(theme.id, 'remove')
    expect(await find({})).toEqual([])
    await bank.history.undo()
    expect(outline((await bank.questions.all()).questions)).toEqual(before)
  })

  it('count their questions, follow-ups not', async () => {
    const [theme] = await bank.themes.list()
    expect(theme).toMatchObject({ questionCount: 1, readyCount: 0 })
  })
})

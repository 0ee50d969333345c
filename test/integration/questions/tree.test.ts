import { describe, expect, it } from 'vitest'
import type { QuestionNode } from '../../../src/shared/api/questions.ts'
import { kk, questionBank } from '../../support/question-bank.ts'

const bank = questionBank()
const { create, find, clear } = bank
const outline = (nodes: readonly QuestionNode[]): unknown[] =>
  nodes.map((node) => [node.text.kk, node.themeId, outline(node.followUps)])

describe('questions', () => {
  it('hang as a tree that can be moved, with its theme, and undone', async () => {
    await clear()
    const family = await bank.themes.create({ name: kk('Отбасы'), colour: 'red' })
    const work = await bank.themes.create({ name: kk('Жұмыс'), colour: 'blue' })
    const first = await create({ themeId: family.id, text: kk('а') })
    const second = await create({ themeId: family.id, text: kk('б') })
    const below = await create({ parentId: second.id, text: kk('в'), themeId: null })
    expect(below).toMatchObject({ themeId: family.id, parentId: second.id, role: 'core' })
    await bank.questions.move(second.id, { themeId: work.id, parentId: null, beforeId: null })
    expect(await bank.questions.tree(below.id)).toMatchObject({
      id: second.id,
      followUpCount: 1,
      followUps: [{ id: below.id, themeId: work.id }],
    })
    await bank.questions.move(second.id, { themeId: null, parentId: first.id, beforeId: null })
    expect(outline((await bank.questions.all()).questions)).toEqual([
      ['а', family.id, [['б', family.id, [['в', family.id, []]]]]],
    ])
    await expect(
      bank.questions.move(first.id, { themeId: null, parentId: below.id, beforeId: null }),
    ).rejects.toMatchObject({ code: 'invalid_input' })
    await bank.history.undo()
    await bank.history.undo()
    expect(outline((await bank.questions.all()).questions)).toEqual([
      ['а', family.id, []],
      ['б', family.id, [['в', family.id, []]]],
    ])
  })

  it('stand where they are put', async () => {
    await clear()
    const ids: string[] = []
    for (const name of ['1', '2', '3']) ids.push((await create({ text: kk(name) })).id)
    await create({ text: kk('0'), beforeId: ids[0] ?? null })
    await bank.questions.move(ids[2] ?? '', { themeId: null, parentId: null, beforeId: ids[1] ?? null })
    expect(await find({})).toEqual(['0', '1', '3', '2'])
    for (let round = 0; round < 70; round += 1) {
      await bank.questions.move(ids[round % 2] ?? '', {
        ...{ themeId: null, parentId: null, beforeId: ids[(round + 1) % 2] ?? null },
      })
    }
    expect((await find({})).toSorted()).toEqual(['0', '1', '2', '3'])
  })
})

import { describe, expect, it } from 'vitest'
import { kk, questionBank } from '../../support/question-bank.ts'

const bank = questionBank()
const { create, clear } = bank

describe('a question just made', () => {
  it('in which nothing was written goes without a trace, and what was done beside it stays undoable', async () => {
    await clear()
    const written = await create({ text: kk('Қайда туғансыз?') })
    const [empty, followUp] = [await create({}), await create({ parentId: written.id })]
    await bank.questions.update(empty.id, { role: 'closing' })
    await bank.questions.update(written.id, { notes: 'кейін' })
    const noted = await create({})
    await bank.questions.update(noted.id, { notes: 'көрерменнен' })
    await bank.questions.change([written.id, followUp.id], { status: 'ready' })

    expect(await bank.questions.discardEmpty([written.id, empty.id, followUp.id, noted.id, 'gone'])).toBe(2)
    const left = async () => (await bank.questions.all()).questions.map((one) => [one.id, one.followUps])
    expect(await left()).toEqual([
      [written.id, []],
      [noted.id, []],
    ])
    expect(await bank.questions.discardEmpty([empty.id, followUp.id])).toBe(0)
    const undone = []
    for (let at = 0; at < 4; at += 1) undone.push((await bank.history.undo())?.label)
    expect(undone).toEqual(['questions_change', 'question_update', 'question_new', 'question_update'])
    await bank.history.undo()
    expect(await left()).toEqual([])
    while (await bank.history.redo());
    expect(await left()).toEqual([
      [written.id, []],
      [noted.id, []],
    ])
  })

  it('is taken away from below: one made under another one that is empty as well', async () => {
    await clear()
    const above = await create({})
    const below = await create({ parentId: above.id })
    expect(await bank.questions.discardEmpty([above.id, below.id])).toBe(2)
    expect((await bank.questions.all()).questions).toEqual([])
  })

  it('stays while what was written in it, and undone, can be redone', async () => {
    await clear()
    const { id } = await create({})
    await bank.questions.update(id, { text: kk('Кімнен үйрендіңіз?') })
    await bank.history.undo()
    expect(await bank.questions.discardEmpty([id])).toBe(0)
    await bank.history.redo()
    expect((await bank.questions.tree(id)).text.kk).toBe('Кімнен үйрендіңіз?')
  })

  it('stays with a tag, or with the name of the one who asked it', async () => {
    await clear()
    const tagged = await create({ tags: ['ауыл'] })
    const asked = await create({ source: { kind: 'audience', askedBy: 'Айгерім' } })
    expect(await bank.questions.discardEmpty([tagged.id, asked.id])).toBe(0)
  })

  it.each(['undo', 'redo'] as const)('stays while %s can put it into a plan again', async (direction) => {
    await clear()
    const { id } = await create({})
    const fields = { title: 'Көшу', speakerName: '', language: 'kk', notes: '' } as const
    const interview = await bank.services.interviews.create(fields)
    const plan = await bank.services.plans.add(interview.id, [{ from: 'bank', questionId: id }], null)
    if (direction === 'redo') await bank.history.undo()
    else await bank.services.plans.removeItems(interview.id, [plan.items[0]?.id ?? ''])
    expect(await bank.questions.discardEmpty([id])).toBe(0)
    await bank.history[direction]()
    expect((await bank.services.plans.get(interview.id)).items).toMatchObject([{ questionId: id }])
    expect((await bank.questions.tree(id)).id).toBe(id)
    await bank.history.undo()
  })

  it.each(['removed', 'hung elsewhere'])(
    'stays while undo can hang a follow-up on it that was %s',
    async (what) => {
      await clear()
      const above = await create({})
      const below = await create({ parentId: above.id, text: kk('Неге?') })
      if (what === 'removed') await bank.questions.remove([below.id])
      else await bank.questions.move(below.id, { themeId: null, parentId: null, beforeId: null })
      expect(await bank.questions.discardEmpty([above.id])).toBe(0)
      await bank.history.undo()
      expect((await bank.questions.tree(below.id)).id).toBe(above.id)
    },
  )
})

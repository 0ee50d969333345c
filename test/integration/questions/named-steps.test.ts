import { describe, expect, it } from 'vitest'
import { questionBank } from '../../support/question-bank.ts'

const bank = questionBank()
const { create, clear } = bank

describe('the history', () => {
  it('names a question in each language, and a new follow-up by what it follows up', async () => {
    await clear()
    const text = { kk: 'Неге көштіңіз?', ru: 'Почему вы переехали?', en: '' }
    const question = await create({ text })
    const last = async () => (await bank.history.state()).undo
    expect(await last()).toMatchObject({ label: 'question_create', subject: text.kk, names: text })
    await create({ parentId: question.id })
    expect(await last()).toMatchObject({ label: 'follow_up_create', subject: text.kk, names: text })
    const better = { ...text, kk: 'Не себепті көштіңіз?' }
    await bank.questions.update(question.id, { text: better })
    expect(await last()).toMatchObject({ label: 'question_update', subject: text.kk, names: better })
    await create({})
    expect(await last()).toMatchObject({ label: 'question_new', subject: '', names: null })
    await bank.questions.remove([question.id])
    expect(await last()).toMatchObject({ label: 'question_remove', subject: better.kk, names: better })
    expect(await bank.history.undo()).toMatchObject({ names: better })
    const long = 'ұ'.repeat(120)
    await create({ text: { kk: long, ru: long, en: '' } })
    expect((await last())?.names?.ru).toHaveLength(80)
  })
})

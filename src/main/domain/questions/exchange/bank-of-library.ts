import type { QuestionBank, QuestionNode } from '#shared/api/questions.ts'
import type { ExchangeBank, ExchangeQuestion } from './bank.ts'

/** The library's bank as files carry it, or one theme of it. */
export function bankOf(bank: QuestionBank, themeId: string | null): ExchangeBank {
  const under = new Map<string | null, ExchangeQuestion[]>()
  for (const question of bank.questions) {
    const list = under.get(question.themeId)
    if (list) list.push(asQuestion(question))
    else under.set(question.themeId, [asQuestion(question)])
  }
  const themes = bank.themes.filter(({ id }) => themeId === null || id === themeId)
  return {
    themes: themes.map(({ id, name, colour }) => ({ name, colour, questions: under.get(id) ?? [] })),
    loose: themeId === null ? (under.get(null) ?? []) : [],
  }
}

function asQuestion(node: QuestionNode): ExchangeQuestion {
  const { text, role, status, tags, source, notes, skipHint, timesUsed, lastUsedOn, followUps } = node
  return {
    ...{ text, role, status, tags, source, notes, skipHint },
    use: { times: timesUsed, lastOn: lastUsedOn },
    followUps: followUps.map(asQuestion),
  }
}

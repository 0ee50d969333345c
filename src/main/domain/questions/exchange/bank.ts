import type { QuestionFields } from '#shared/api/questions.ts'
import type { ThemeColour } from '#shared/api/themes.ts'
import { isEmptyText, type LocalizedText } from '#shared/localized.ts'
import { cleanLine, cleanNotes } from './clean-text.ts'

/** A question as files carry it. */
export interface ExchangeQuestion extends QuestionFields {
  followUps: ExchangeQuestion[]
  /** What the app counts; written into tables for reading, never read back. */
  use?: { times: number; lastOn: string | null }
}

export interface ExchangeTheme {
  name: LocalizedText
  /** null: the file says none. */
  colour: ThemeColour | null
  questions: ExchangeQuestion[]
}

/** What a file holds: themes with their questions, and questions without a theme. */
export interface ExchangeBank {
  themes: ExchangeTheme[]
  loose: ExchangeQuestion[]
}

/**
 * The bank as any file can carry it, and what reading a file gives back: texts cleaned; a question without any text makes way
 * for its follow-ups; themes of the same name are one; a theme without a name is none.
 */
export function cleanBank(bank: ExchangeBank): ExchangeBank {
  const loose = bank.loose.flatMap(cleanQuestion)
  const themes = new Map<string, ExchangeTheme>()
  for (const theme of bank.themes) {
    const name = cleanLocalized(theme.name)
    const questions = theme.questions.flatMap(cleanQuestion)
    if (isEmptyText(name)) loose.push(...questions)
    else {
      const key = themeKey(name)
      const known = themes.get(key)
      if (known) known.questions.push(...questions)
      else themes.set(key, { name, colour: theme.colour, questions })
    }
  }
  return { themes: [...themes.values()], loose }
}

/** Tells themes of one file apart. */
export function themeKey(name: LocalizedText): string {
  return JSON.stringify([name.kk, name.ru, name.en])
}

function cleanQuestion(question: ExchangeQuestion): ExchangeQuestion[] {
  const followUps = question.followUps.flatMap(cleanQuestion)
  const text = cleanLocalized(question.text)
  if (isEmptyText(text)) return followUps
  const tags = [...new Set(question.tags.map(cleanLine))].filter((tag) => tag !== '')
  const { kind, askedBy } = question.source
  return [
    {
      ...question,
      text,
      tags,
      source: { kind, askedBy: cleanLine(askedBy) },
      notes: cleanNotes(question.notes),
      skipHint: cleanLocalized(question.skipHint),
      followUps,
    },
  ]
}

function cleanLocalized(text: LocalizedText): LocalizedText {
  return { kk: cleanLine(text.kk), ru: cleanLine(text.ru), en: cleanLine(text.en) }
}

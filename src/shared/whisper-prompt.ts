import type { GlossaryEntry } from './api/glossary.ts'
import { languages, type SpokenLanguage } from './language.ts'

/** Whisper reads at most 224 tokens of a prompt and the last ones count (whisper.cpp); a Kazakh letter takes up to two tokens. */
const maxLength = 400

export interface WhisperPrompt {
  /** Empty where there is no name. */
  text: string
  /** The names in it. */
  names: readonly string[]
  /** Those for which there is no room. */
  left: readonly string[]
}

/** The names of a glossary as whisper's prompt, as `language` writes them where it does: the first go first, as far as there is room. */
export function whisperPrompt(entries: readonly GlossaryEntry[], language: SpokenLanguage): WhisperPrompt {
  const order = language === 'auto' ? languages : [language, ...languages]
  const known = new Set<string>()
  for (const { text } of entries) {
    const name = order.map((each) => text[each].trim()).find((each) => each !== '')
    if (name !== undefined) known.add(name)
  }
  const names: string[] = []
  const left: string[] = []
  let text = ''
  for (const name of known) {
    const longer = text === '' ? name : `${text}, ${name}`
    const fits = longer.length <= maxLength
    if (fits) text = longer
    ;(fits ? names : left).push(name)
  }
  return { text: text === '' ? '' : `${text}.`, names, left }
}

import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { SpokenLanguage } from '#shared/language.ts'
import { languages } from '#shared/language.ts'

/** Whisper reads at most 224 tokens of a prompt and the last ones count (whisper.cpp); a Kazakh letter takes up to two tokens. */
const maxLength = 400

/** The names of a glossary as whisper's prompt, in `language` where they are written in it; empty without any. */
export function whisperPrompt(entries: readonly GlossaryEntry[], language: SpokenLanguage): string {
  const order = language === 'auto' ? languages : [language, ...languages]
  const names = new Set<string>()
  for (const { text } of entries) {
    const name = order.map((each) => text[each].trim()).find((each) => each !== '')
    if (name !== undefined) names.add(name)
  }
  let prompt = ''
  for (const name of names) {
    const longer = prompt === '' ? name : `${prompt}, ${name}`
    if (longer.length > maxLength) continue
    prompt = longer
  }
  return prompt === '' ? '' : `${prompt}.`
}

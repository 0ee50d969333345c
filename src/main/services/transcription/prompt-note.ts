import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { SpokenLanguage } from '#shared/language.ts'
import { whisperPrompt } from '#shared/whisper-prompt.ts'
import type { ModelFiles } from './ports.ts'

/**
 * How many names of the glossary Whisper is told, for a job's log; null where no Whisper runs or there are no names. Which they are is not
 * written down: a log is not where a person who is to be forgotten is looked for.
 */
export function promptNote(
  { model, english }: { model: ModelFiles; english: ModelFiles | null },
  glossary: readonly GlossaryEntry[],
  language: SpokenLanguage,
): string | null {
  if (model.engine !== 'whisper' && english?.engine !== 'whisper') return null
  const { names, left } = whisperPrompt(glossary, model.engine === 'whisper' ? language : 'en')
  if (names.length + left.length === 0) return null
  return `Whisper is told ${names.length} of ${names.length + left.length} names of the glossary`
}

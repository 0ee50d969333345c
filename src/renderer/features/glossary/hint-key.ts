import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { SpokenLanguage } from '#shared/language.ts'
import type { EngineName } from '#shared/transcript.ts'
import { whisperPrompt } from '#shared/whisper-prompt.ts'

/**
 * What to say of the glossary before a transcription: GigaAM looks for all names in what it has heard, Whisper is told as many as there is
 * room for, Parakeet none.
 * @returns `count` names help, of `all`
 */
export function hintKey(
  entries: readonly GlossaryEntry[],
  engine: EngineName | null,
  language: SpokenLanguage,
): { key: 'helps' | 'helps_none' | 'helps_whisper' | 'helps_parakeet'; count: number; all: number } {
  const all = entries.length
  if (all === 0) return { key: 'helps_none', count: 0, all }
  if (engine === 'parakeet') return { key: 'helps_parakeet', count: 0, all }
  if (engine === 'whisper') {
    const { names, left } = whisperPrompt(entries, language)
    if (left.length > 0) return { key: 'helps_whisper', count: names.length, all: names.length + left.length }
  }
  return { key: 'helps', count: all, all }
}

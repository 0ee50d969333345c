import type { Speaker } from '#shared/api/speakers.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { foldName } from '#shared/name-fold.ts'

/** What a person without a name is called. */
export const namelessSpeaker: LocalizedText = {
  kk: 'Аты-жөні жасырылған кейіпкер',
  ru: 'Герой без имени',
  en: 'Anonymous speaker',
}

/** Shorter names are in too many words that have nothing to do with a person. */
const shortestName = 3

/** All that a speaker is called, longest first, so that a full name is found before a part of it. */
export function namesOf(speaker: Pick<Speaker, 'name' | 'otherNames'>): string[] {
  const all = [speaker.name.kk, speaker.name.ru, speaker.name.en, ...speaker.otherNames]
  return [...new Set(all.map((name) => name.normalize('NFC').trim()))]
    .filter((name) => name.length >= shortestName)
    .sort((a, b) => b.length - a.length)
}

/** The text with each of the names, in whatever capitals, replaced where it stands as words of its own. */
export function withoutNames(text: string, names: readonly string[], replacement: string): string {
  let result = text.normalize('NFC')
  for (const name of names) {
    const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    result = result.replace(
      new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu'),
      () => replacement,
    )
  }
  return result
}

/** Whether a text may speak of someone with these names: one of them, or a word of one, in any script and with any ending. */
export function mentions(text: string, names: readonly string[]): boolean {
  const words = foldName(text).split(' ')
  const parts = names
    .flatMap((name) => foldName(name).split(' '))
    .filter((part) => part.length > shortestName)
  return parts.some((part) => words.some((word) => word.startsWith(part)))
}

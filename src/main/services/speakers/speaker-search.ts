import { foldName } from '#shared/name-fold.ts'
import {
  findsSpeaker,
  type SearchedSpeaker,
  searchedSpeaker,
  speakerQueryWords,
} from '#shared/speaker-search.ts'
import type { LibrarySession } from '../library/session.ts'
import type { SpeakerTexts } from './ports.ts'
import type { SpeakerService } from './service.ts'

interface Known {
  /** What it was made from. */
  source: string
  searched: SearchedSpeaker
}

/**
 * The search through everything about speakers. What is folded is kept for the next letter that is typed, and known by its text:
 * an undo brings back a text, not the time it was written. Whoever is gone from the library is forgotten with the next search; all
 * of them at once by `forgetTexts`, and when another library takes the place of this one.
 */
export function createSpeakerSearch({
  session,
}: {
  session: LibrarySession
}): Pick<SpeakerService, 'search'> & { forgetTexts(): void } {
  let known = new Map<string, Known>()
  const forgetTexts = () => {
    known = new Map()
  }
  session.whenReplaced(forgetTexts)
  return {
    forgetTexts,
    async search(text) {
      const words = speakerQueryWords(text)
      if (words.length === 0) return []
      const fold = foldOfWords()
      const now = new Map<string, Known>()
      const found: string[] = []
      for (const speaker of session.reading().speakers.texts()) {
        const { id, source } = speaker
        const before = known.get(id)
        const own = before?.source === source ? before : searchedAnew(speaker, fold)
        now.set(id, own)
        if (findsSpeaker(own.searched, words)) found.push(id)
      }
      known = now
      return found
    },
  }
}

function searchedAnew({ source, read }: SpeakerTexts, fold: (text: string) => string): Known {
  const { texts, contacts } = read()
  return { source, searched: searchedSpeaker(texts, contacts, fold) }
}

/** `foldName` of long texts: most of their words come again and again. */
function foldOfWords(): (text: string) => string {
  const folded = new Map<string, string>()
  const foldOnce = (word: string) => {
    const before = folded.get(word)
    if (before !== undefined) return before
    const now = foldName(word)
    folded.set(word, now)
    return now
  }
  return (text) =>
    text
      .split(/\s+/)
      .map(foldOnce)
      .filter((word) => word !== '')
      .join(' ')
}

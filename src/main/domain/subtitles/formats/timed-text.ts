import { tokensOf } from '#shared/subtitle-text.ts'
import type { Word } from '#shared/transcript.ts'
import { shareTime, weightOf } from '../cue-words.ts'

/** From `offset` (UTF-16, in the cue's text) on: the time of a timestamp in the text, or a new voice. */
export interface Mark {
  offset: number
  timeMs: number | null
  speaker: string | null
}

/**
 * Words of a cue whose text carries times or voices: a word begins at the last timestamp before it, words without one of
 * their own share what lies between two by their letters.
 */
export function wordsFromMarks(text: string, marks: readonly Mark[], startMs: number, endMs: number): Word[] {
  const tokens = tokensOf(text)
  const words: Word[] = []
  let at = 0
  let fromMs = startMs
  let speaker: string | null = null
  let group: string[] = []
  const speakers: (string | null)[] = []
  const flush = (toMs: number) => {
    const until = Math.max(fromMs, Math.min(toMs, endMs))
    const times = shareTime(group.map(weightOf), fromMs, until)
    for (const [index, word] of group.entries()) {
      words.push({
        text: word.normalize('NFC'),
        startMs: times[index]!,
        endMs: times[index + 1]!,
        confidence: null,
        language: null,
        speaker: speakers[words.length] ?? null,
      })
    }
    group = []
    fromMs = until
  }
  for (const token of tokens) {
    for (let mark = marks[at]; mark && mark.offset <= token.start; mark = marks[++at]) {
      if (mark.timeMs === null) speaker = mark.speaker
      else flush(mark.timeMs)
    }
    speakers.push(speaker)
    group.push(token.text)
  }
  flush(endMs)
  return words
}

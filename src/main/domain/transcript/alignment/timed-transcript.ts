import type { Language } from '#shared/language.ts'
import type { Stretch, Transcript, TranscriptSpeaker, Word } from '#shared/transcript.ts'
import { stretchesOf } from '../stretch-parts.ts'
import { withWords } from '../stretches.ts'
import type { AlignedWord } from './align-words.ts'
import type { TypedText } from './typed-text.ts'

// Figures from texts of one language against the sound of another, and of other words of the same, on test/fixtures/speech/timed: a text that is
// said has 4 to 9 % of its words over a second from the one before, another text 42 to 91 %, at a mean posterior of 0.3 and less.
/** Of the words with letters, so many (a share) must be found. */
const leastFound = 0.25
/** Where this share of neighbours stands further apart than that (ms), and the letters are no surer than so, they are found by chance. */
const scatteredShare = 0.4
const scatteredMs = 1000
const chanceConfidence = 0.6
/** At this, they are found by chance wherever they stand. */
const noConfidence = 0.15
/** Of fewer words nothing can be told. */
const tellingWords = 4

/** Whether a text is found in the sound so little, or so scattered, that it belongs to something else. */
export function isOtherText(aligned: readonly AlignedWord[]): boolean {
  const said = aligned.filter(({ found, confidence }) => found || confidence !== null)
  if (said.length < tellingWords) return false
  if (said.filter(({ found }) => found).length < leastFound * said.length) return true
  const pairs = said.slice(1).flatMap((word, index) => {
    const before = said[index]!
    return before.found && word.found ? [word.startMs - before.endMs] : []
  })
  const known = said.filter(({ confidence }) => confidence !== null)
  const sure = known.reduce((sum, { confidence }) => sum + confidence!, 0) / Math.max(1, known.length)
  if (known.length >= tellingWords && sure < noConfidence) return true
  return (
    sure < chanceConfidence && pairs.filter((gap) => gap > scatteredMs).length > scatteredShare * pairs.length
  )
}

/**
 * The words of a transcript from `from` on with the times that were found. A word without a confidence gets that of its letters, unless a
 * person has looked at it. Each stretch keeps its words.
 */
export function retime(
  transcript: Pick<Transcript, 'words' | 'stretches' | 'language' | 'engine' | 'durationMs'>,
  from: number,
  aligned: readonly AlignedWord[],
): Pick<Transcript, 'words' | 'stretches'> {
  const words = transcript.words.map((word, index): Word => {
    const timed = aligned[index - from]
    if (!timed) return word
    const { startMs, endMs } = timed
    const confidence = word.confidence ?? (word.checked ? null : timed.confidence)
    return { ...word, startMs, endMs, confidence }
  })
  let at = 0
  const parts = withWords(transcript).map(({ stretch, words: held }) => {
    const timed = words.slice(at, at + held.length)
    at += held.length
    return { stretch: timed.length > 0 ? around(stretch, timed) : stretch, words: timed }
  })
  return { words, stretches: stretchesOf(parts) }
}

/** A stretch from its first word to its last: where it was before may now be another's. */
function around(stretch: Stretch, words: readonly Word[]): Stretch {
  return { ...stretch, startMs: words[0]!.startMs, endMs: words.at(-1)!.endMs }
}

/**
 * A transcript of a typed text. Each paragraph is a stretch. What was found counts as checked, being a person's; what was not is left
 * for a person to look at, with no confidence at all.
 */
export function transcriptOfText(
  typed: TypedText,
  aligned: readonly AlignedWord[],
  made: { language: Language; durationMs: number; modelName: string },
): Transcript {
  const { language, durationMs, modelName } = made
  const speakers = typed.speakers.map(
    (name, index): TranscriptSpeaker => ({ id: String(index + 1), name, role: null }),
  )
  const words = typed.words.map(({ text, speaker }, index): Word => {
    const { startMs, endMs, confidence, found } = aligned[index]!
    const id = speakers.find(({ name }) => name === speaker)?.id ?? null
    const word = { text, startMs, endMs, confidence, language, speaker: id }
    return found || confidence === null ? { ...word, checked: true } : word
  })
  const parts = typed.paragraphs.map((from, index) => {
    const held = words.slice(from, typed.paragraphs[index + 1] ?? words.length)
    const startMs = held[0]!.startMs
    const endMs = held.at(-1)!.endMs
    return {
      stretch: { startMs, endMs, language, confidence: null, engine: 'gigaam' as const, modelName },
      words: held,
    }
  })
  return { language, engine: 'gigaam', durationMs, words, stretches: stretchesOf(parts), speakers }
}

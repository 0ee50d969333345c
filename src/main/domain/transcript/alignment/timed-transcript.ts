import type { Language } from '#shared/language.ts'
import type { Stretch, Transcript, TranscriptSpeaker, Word } from '#shared/transcript.ts'
import { stretchesOf } from '../stretch-parts.ts'
import { withWords } from '../stretches.ts'
import type { AlignedWord } from './align-words.ts'
import { heardFrom, type TextFit } from './text-fit.ts'
import type { TypedText } from './typed-text.ts'

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
 * for a person to look at, with no confidence at all. Of a text that is not all said, words may be found by chance: the unsure ones of it
 * are left to be looked at as well.
 * @param made.fit how far the text is what is said (see textFit)
 */
export function transcriptOfText(
  typed: TypedText,
  aligned: readonly AlignedWord[],
  made: { language: Language; durationMs: number; modelName: string; fit: TextFit['kind'] },
): Transcript {
  const { language, durationMs, modelName, fit } = made
  const surelyFrom = fit === 'whole' ? 0 : heardFrom
  const speakers = typed.speakers.map(
    (name, index): TranscriptSpeaker => ({ id: String(index + 1), name, role: null }),
  )
  const words = typed.words.map(({ text, speaker }, index): Word => {
    const { startMs, endMs, confidence, found } = aligned[index]!
    const id = speakers.find(({ name }) => name === speaker)?.id ?? null
    const word = { text, startMs, endMs, confidence, language, speaker: id }
    const isSure = confidence === null || (found && confidence >= surelyFrom)
    return isSure ? { ...word, checked: true } : word
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

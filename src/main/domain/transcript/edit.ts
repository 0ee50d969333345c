import type { TranscriptEdit } from '#shared/api/transcripts.ts'
import { keepEndMark } from '#shared/end-mark.ts'
import { IzError } from '#shared/error.ts'
import { keptPairs, wordKey } from '#shared/keep-words.ts'
import { tokensOf } from '#shared/subtitle-text.ts'
import type { Stretch, Transcript, Word } from '#shared/transcript.ts'
import { shareTime, weightOf } from '../subtitles/cue-words.ts'
import { cutParts, joinAlike, stretchesOf } from './stretch-parts.ts'
import { withWords } from './stretches.ts'
import { remarkFillers } from './text/fillers.ts'

export type EditableTranscript = Pick<
  Transcript,
  'words' | 'stretches' | 'speakers' | 'language' | 'engine' | 'durationMs'
>
export type EditedParts = Pick<Transcript, 'words' | 'stretches' | 'speakers'>

/** A word that is put in has at most this long for each of its letters, so that it does not fill a silence of minutes (ms). */
const letterMs = 100

/**
 * A transcript after one edit. Words outside the range are the same objects, unless other words beside them make or unmake a
 * hesitation; inside it, words that stay (whatever their case and
 * punctuation) keep their times and confidence, and new ones share the time of those they replace, or the pause they are put into, by
 * their letters. A sentence keeps its mark when its last word is written anew. What a person wrote is `checked` and has no confidence. Each word lies in a stretch; a stretch that has lost its
 * last word is gone.
 *
 * @throws range_invalid for words that are not there, invalid_input for a speaker nobody has named
 */
export function editTranscript(transcript: EditableTranscript, edit: TranscriptEdit): EditedParts {
  const { words, stretches, speakers } = transcript
  if (edit.kind === 'speakers') {
    const known = new Set(edit.speakers.map(({ id }) => id))
    if (known.size !== edit.speakers.length) throw new IzError('invalid_input', { field: 'speakers' })
    const kept = words.map((word) =>
      word.speaker === null || known.has(word.speaker) ? word : { ...word, speaker: null },
    )
    return { words: kept, stretches, speakers: edit.speakers }
  }
  const { from, to } = edit
  if (from > to || to > words.length || (from === to && edit.kind !== 'text')) {
    throw new IzError('range_invalid', { from, to })
  }
  const put = (change: (word: Word) => Word): EditedParts => ({
    words: words.map((word, index) => (index >= from && index < to ? change(word) : word)),
    stretches,
    speakers,
  })
  switch (edit.kind) {
    case 'checked':
      return put(({ checked: _, ...word }) => (edit.checked ? { ...word, checked: true } : word))
    case 'filler':
      return put(({ filler: _, ...word }) => (edit.filler ? { ...word, filler: true } : word))
    case 'speaker': {
      const { speaker } = edit
      if (speaker !== null && !speakers.some(({ id }) => id === speaker)) {
        throw new IzError('invalid_input', { field: 'speaker' })
      }
      return put((word) => (word.speaker === speaker ? word : { ...word, speaker }))
    }
    case 'heard':
      return replaceWords(transcript, from, to, words.slice(from, to).flatMap(asHeard))
    case 'text': {
      const texts = keepEndMark(
        words.slice(from, to).map(({ text }) => text),
        tokensOf(edit.text.normalize('NFC')).map(({ text }) => text),
      )
      return replaceWords(transcript, from, to, retold(words, from, to, texts, transcript.durationMs))
    }
    case 'language':
      return relabel(transcript, from, to, edit.language)
  }
}

/** The words of [from, to) written as `texts`. */
function retold(
  all: readonly Word[],
  from: number,
  to: number,
  texts: readonly string[],
  durationMs: number,
): Word[] {
  const old = all.slice(from, to)
  const pairs = keptPairs(
    old.map(({ text }) => wordKey(text)),
    texts.map(wordKey),
  )
  const result: Word[] = []
  let oldAt = 0
  let newAt = 0
  for (const [oldIndex, newIndex] of [...pairs, [old.length, texts.length] as const]) {
    const run = texts.slice(newAt, newIndex)
    result.push(...inPlaceOf(all, from + oldAt, from + oldIndex, run, result.at(-1), durationMs))
    const kept = old[oldIndex]
    const text = texts[newIndex]
    if (kept && text !== undefined) result.push(text === kept.text ? kept : respelled(kept, text))
    oldAt = oldIndex + 1
    newAt = newIndex + 1
  }
  return result
}

/** A word whose letters stay: still the engine's, seen by a person. */
function respelled({ heard: _, correction: __, ...word }: Word, text: string): Word {
  return { ...word, text, checked: true }
}

function written(model: Word | undefined, text: string, startMs: number, endMs: number): Word {
  const { language = null, speaker = null } = model ?? {}
  return { text, startMs, endMs, confidence: null, language, speaker, checked: true }
}

/** New words where the words `from` to `to - 1` stood. `before` is the word that stands in front of them now. */
function inPlaceOf(
  all: readonly Word[],
  from: number,
  to: number,
  texts: readonly string[],
  before: Word | undefined,
  durationMs: number,
): Word[] {
  if (texts.length === 0) return []
  const replaced = all.slice(from, to)
  // As many as before: each takes the place of one.
  if (replaced.length === texts.length) {
    return replaced.map((word, index) => written(word, texts[index]!, word.startMs, word.endMs))
  }
  const weights = texts.map(weightOf)
  const [startMs, endMs] =
    replaced.length > 0
      ? [replaced[0]!.startMs, Math.max(replaced[0]!.startMs, ...replaced.map((word) => word.endMs))]
      : gap(before ?? all[from - 1], all[to], weights, durationMs)
  const latest = Math.max(startMs, Math.min(endMs, all[to]?.startMs ?? endMs))
  const times = shareTime(weights, startMs, latest)
  const model = replaced[0] ?? before ?? all[from - 1] ?? all[to]
  return texts.map((text, index) => written(model, text, times[index]!, times[index + 1]!))
}

/** The pause between two words that words of these weights are put into; next to the one they follow when it is long. */
function gap(
  before: Word | undefined,
  after: Word | undefined,
  weights: readonly number[],
  durationMs: number,
): [number, number] {
  const least = weights.reduce((sum, weight) => sum + weight, 0) * letterMs
  const nextMs = after?.startMs ?? Math.max(durationMs, before?.endMs ?? 0)
  if (!before) return [Math.max(0, nextMs - least), nextMs]
  const startMs = Math.min(before.endMs, nextMs)
  return [startMs, Math.min(nextMs, startMs + least)]
}

/** A word of the glossary as the engine heard it: one word or several. */
function asHeard(word: Word): Word[] {
  const { heard, correction: _, ...rest } = word
  if (heard === undefined) return [word]
  const texts = keepEndMark(
    [word.text],
    tokensOf(heard).map(({ text }) => text),
  )
  const times = shareTime(texts.map(weightOf), word.startMs, word.endMs)
  return texts.map((text, index) => ({
    ...rest,
    text,
    startMs: times[index]!,
    endMs: times[index + 1]!,
    checked: true as const,
  }))
}

/** Puts `fresh` in the place of the words [from, to); each goes into the stretch that holds its start. */
function replaceWords(
  transcript: EditableTranscript,
  from: number,
  to: number,
  fresh: readonly Word[],
): EditedParts {
  const put = transcript.words.toSpliced(from, to - from, ...fresh)
  const places = { from, oldTo: to, newTo: from + fresh.length }
  const words = remarkFillers(transcript.words, put, places, transcript.language)
  const stretches = stretchesOf(withWords({ ...transcript, words }))
  return { words, stretches, speakers: transcript.speakers }
}

/** The words [from, to) are of this language: their stretches are cut there, and joined with neighbours of the same kind. */
function relabel(
  transcript: EditableTranscript,
  from: number,
  to: number,
  language: Stretch['language'],
): EditedParts {
  const words = transcript.words.map((word, index) =>
    index >= from && index < to && word.language !== language ? { ...word, language } : word,
  )
  const parts = cutParts(withWords({ ...transcript, words }), from, to)
  const named = parts.map((part) =>
    part.inside && part.stretch.language !== language
      ? { ...part, stretch: { ...part.stretch, language, confidence: null } }
      : part,
  )
  return { words, stretches: stretchesOf(joinAlike(named)), speakers: transcript.speakers }
}

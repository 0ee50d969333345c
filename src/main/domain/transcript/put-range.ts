import type { GlossaryEntry } from '#shared/api/glossary.ts'
import { wordKey } from '#shared/keep-words.ts'
import { middleMs, type Stretch, type Transcript, type Word } from '#shared/transcript.ts'
import { cutParts, stretchesOf } from './stretch-parts.ts'
import { withWords } from './stretches.ts'
import { knownNames } from './text/known-names.ts'
import { areNames } from './text/upper-case.ts'

/** Between two words a range ends in the middle of the pause, but no farther from either than this (ms). */
const marginMs = 300

/** A part of a recording and the words in it. */
export interface WordRange {
  startMs: number
  endMs: number
  /** Index of the first word, and of the first after them. */
  from: number
  to: number
}

/**
 * The part of a recording to recognise anew for a range a person marked: whole words, with a little of the pauses around them. A word
 * belongs to the range when half of it does.
 */
export function wholeWords(
  words: readonly Word[],
  marked: { startMs: number; endMs: number },
  durationMs: number,
): WordRange {
  const { from, to } = wordsIn(words, marked)
  const first = words[from]
  const last = words.slice(from, to).reduce((end, word) => Math.max(end, word.endMs), 0)
  const before = words[from - 1]?.endMs ?? 0
  const after = words[to]?.startMs ?? durationMs
  // Without words there is only the range itself, between the words around it.
  const firstMs = to > from ? first!.startMs : marked.startMs
  const lastMs = to > from ? last : marked.endMs
  const startMs = Math.min(firstMs, Math.max(middle(before, firstMs), firstMs - marginMs, 0))
  const endMs = Math.min(durationMs, Math.max(lastMs, Math.min(middle(lastMs, after), lastMs + marginMs)))
  return { startMs: Math.min(startMs, endMs), endMs, from, to }
}

function middle(a: number, b: number): number {
  return Math.round((a + b) / 2)
}

/** The words whose middle lies in the range. */
export function wordsIn(
  words: readonly Word[],
  { startMs, endMs }: { startMs: number; endMs: number },
): { from: number; to: number } {
  const inside = (word: Word) => middleMs(word) >= startMs && middleMs(word) < endMs
  const from = words.findIndex(inside)
  if (from >= 0) return { from, to: words.findLastIndex(inside) + 1 }
  const following = words.findIndex((word) => middleMs(word) >= startMs)
  const at = following < 0 ? words.length : following
  return { from: at, to: at }
}

/**
 * The words of a part as they stand in the middle of a talk: an engine that hears a part takes it for whole sentences. Words at its ends
 * that are as before keep their spelling; else there is no capital letter where the sentence before goes on, and no full stop where the next
 * word goes on with it, or there was none. Names, of the glossary or known in any case, and the English I are written as they are.
 */
export function joinOn(
  made: readonly Word[],
  words: readonly Word[],
  { from, to }: { from: number; to: number },
  glossary: readonly GlossaryEntry[] = [],
): Word[] {
  const result = [...made]
  const respell = (index: number, change: (text: string) => string) => {
    const word = result[index]
    if (word) result[index] = { ...word, text: change(word.text) || word.text }
  }
  const spelledAs = (old: Word | undefined) => (text: string) =>
    old && wordKey(old.text) === wordKey(text) ? old.text : null
  const before = words[from - 1]
  const after = words[to]
  const last = result.length - 1
  respell(0, (text) => {
    const kept = to > from ? spelledAs(words[from])(text) : null
    if (kept !== null) return kept
    const goesOn = before !== undefined && !sentenceEnd.test(before.text)
    return goesOn && !isName(made, glossary) ? lowerFirst(text) : text
  })
  respell(last, (text) => {
    const kept = to > from ? spelledAs(words[to - 1])(text) : null
    if (kept !== null) return kept
    const old = to > from ? words[to - 1] : undefined
    const goesOn =
      after !== undefined &&
      (/^\P{L}*\p{Ll}/u.test(after.text) || (old !== undefined && !sentenceEnd.test(old.text)))
    return goesOn ? text.replace(/[.…]+$/, '') : text
  })
  return result
}

const sentenceEnd = /[.!?…][»”"')\]]*$/

/** No name has more words. */
const mostNameWords = 6

/** Whether the first of the words is a name, or a part of one. */
function isName(words: readonly Word[], glossary: readonly GlossaryEntry[]): boolean {
  const first = words.slice(0, mostNameWords)
  const texts = first.map(({ text }) => text)
  const languages = first.map(({ language }) => language ?? 'kk')
  const parts = glossary.flatMap(({ text }) => Object.values(text).flatMap((name) => name.split(/\s+/)))
  return (
    parts.some((part) => wordKey(part) === wordKey(texts[0]!)) ||
    [glossary, knownNames].some((entries) => areNames(texts, languages, entries)[0])
  )
}

/** A word all in capitals is an abbreviation and stays, and so does I, I’m. */
function lowerFirst(text: string): string {
  if (/\p{Lu}.*\p{Lu}|^\P{L}*I(?!\p{L})/u.test(text)) return text
  return text.replace(
    /^(\P{L}*)(\p{Lu})/u,
    (_, marks: string, letter: string) => marks + letter.toLowerCase(),
  )
}

/**
 * A transcript with the words of `made` in the place of those of its range. Speakers stay by time: a new word is said by whoever said
 * the old word nearest to it. Words outside are the same objects; the stretches are cut at the range and those of `made` put in.
 */
export function putRange(
  transcript: Pick<Transcript, 'words' | 'stretches' | 'language' | 'engine' | 'durationMs'>,
  made: {
    startMs: number
    endMs: number
    words: readonly Word[]
    stretches: readonly Stretch[]
  },
): Pick<Transcript, 'words' | 'stretches'> {
  const { words } = transcript
  const { from, to } = wordsIn(words, made)
  const old = words.slice(from, to)
  const latest = Math.min(made.endMs, words[to]?.startMs ?? made.endMs)
  const earliest = Math.min(latest, Math.max(made.startMs, words[from - 1]?.startMs ?? 0))
  const inside = (ms: number) => Math.max(earliest, Math.min(latest, ms))
  const fresh = made.words
    .map((word): Word => {
      const startMs = inside(word.startMs)
      return { ...word, startMs, endMs: Math.max(startMs, inside(word.endMs)), speaker: null }
    })
    .map((word): Word => ({ ...word, speaker: speakerAt(old, word, words[from - 1] ?? words[to]) }))
  const result = [...words.slice(0, from), ...fresh, ...words.slice(to)]

  // Where nothing is replaced, the new words part the stretch they come into.
  const pieces =
    fresh.length + old.length > 0 ? cutParts(withWords(transcript), from, to) : withWords(transcript)
  const own = withWords({ ...transcript, stretches: made.stretches, words: fresh })
  const around = pieces.filter((piece) => !('inside' in piece && piece.inside))
  const stretches = stretchesOf(around.toSpliced(countBefore(around, from), 0, ...own))
  return { words: result, stretches }
}

/** How many of the pieces hold the first `count` words. */
function countBefore(pieces: readonly { words: readonly Word[] }[], count: number): number {
  let passed = 0
  const at = pieces.findIndex(({ words }) => {
    passed += words.length
    return passed > count
  })
  return at < 0 ? pieces.length : at
}

/** Who said the old word that shares most time with this one, or stands nearest to it. */
function speakerAt(old: readonly Word[], word: Word, neighbour: Word | undefined): string | null {
  let best = neighbour?.speaker ?? null
  let bestScore = Number.NEGATIVE_INFINITY
  for (const other of old) {
    const score = Math.min(other.endMs, word.endMs) - Math.max(other.startMs, word.startMs)
    if (score > bestScore) {
      bestScore = score
      best = other.speaker
    }
  }
  return best
}

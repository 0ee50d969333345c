import type { Vocabulary } from '../vocabulary.ts'
import type { AlignedWord } from './align-words.ts'
import { findWords, type WordFrames } from './lattice.ts'
import { matchWords } from './match-words.ts'
import type { HeardWord, PosteriorTrack } from './posterior-track.ts'
import { innerGap, spellWords, type WrittenWord, writtenOrAny } from './spelling.ts'
import { settleTimes } from './word-times.ts'

/** A cut is wanted this many frames after the last, in a pause if there is one soon; what lies between is searched as a whole. */
const windowFrames = 250
const pauseFrames = 4
const impatientFrames = 500
/** After so long a cut is taken wherever two words in a row are heard as they are written; before, it takes four. */
const desperateFrames = 1500
/** Frames x letters that are searched at once: about half a minute of work. Where text and sound part for longer, words stay unplaced. */
const maxSearch = 600_000_000

/**
 * Times a text of any length by the posteriors of the recording it belongs to. The words are matched with those the model hears by itself;
 * in the middle of a run that it hears as it is written, text and sound are cut, and the likeliest way through each part is sought.
 * Words keep their order and lie within `fromMs`..`toMs`.
 */
export function alignText(
  track: PosteriorTrack,
  vocabulary: Vocabulary,
  words: readonly (WrittenWord & { rough?: { startMs: number; endMs: number } })[],
  bounds: { fromMs: number; toMs: number },
): AlignedWord[] {
  const spellings = spellWords(words, vocabulary)
  const said = spellings.flatMap((labels, index) => (labels.length > 0 ? [index] : []))
  const placed: (WordFrames | null)[] = spellings.map(() => null)
  const cuts = [
    ...findCuts(
      said.map((index) => spellings[index]!),
      track.heard,
      vocabulary,
    ),
    { word: said.length, frame: track.frames },
  ]
  let word = 0
  let frame = 0
  for (const cut of cuts) {
    const part = said.slice(word, cut.word)
    const labels = part.map((index) => spellings[index]!)
    const letters = labels.reduce((sum, one) => sum + one.length, 0)
    if (part.length > 0 && letters * (cut.frame - frame) <= maxSearch) {
      const found = findWords(track.part(frame, cut.frame), vocabulary, labels)
      found.forEach((at, index) => {
        placed[part[index]!] = at && { ...at, start: frame + at.start, end: frame + at.end }
      })
    }
    word = cut.word
    frame = cut.frame
  }
  const spans = settleTimes(
    placed.map((at, index) => ({
      span: at && { startMs: track.startMs(at.start), endMs: track.endMs(at.end) },
      weight: spellings[index]!.length,
      rough: words[index]!.rough,
    })),
    bounds,
  )
  return spans.map((span, index) => {
    const at = placed[index]
    const isSaid = spellings[index]!.length > 0
    return { ...span, confidence: at ? at.confidence : isSaid ? 0 : null, found: at !== null }
  })
}

interface Cut {
  /** The first word after it, counted in the words that are said. */
  word: number
  frame: number
}

/** Where text and sound surely belong together. */
function findCuts(
  spellings: readonly (readonly number[])[],
  heard: readonly HeardWord[],
  vocabulary: Vocabulary,
): Cut[] {
  // A written word may be several said ones: 25 is "twenty five".
  const tokens: { text: string; word: number }[] = spellings.flatMap((labels, word) =>
    saidTexts(labels, vocabulary).map((text) => ({ text, word })),
  )
  const pairs = matchWords(
    tokens.map(({ text }) => text),
    heard.map(({ text }) => text),
  )
  const cuts: Cut[] = []
  let last = 0
  const follows = (token: number) => pairs[token]! >= 0 && pairs[token + 1] === pairs[token]! + 1
  for (let token = 0; token + 1 < tokens.length; token++) {
    const { word } = tokens[token + 1]!
    if (!follows(token) || word === tokens[token]!.word) continue
    const { end } = heard[pairs[token]!]!
    const { start } = heard[pairs[token]! + 1]!
    const waited = start - last
    if (waited < windowFrames) continue
    const sure = token > 0 && follows(token - 1) && follows(token + 1)
    const wanted = start - end >= pauseFrames || waited >= impatientFrames
    if ((sure && wanted) || waited >= desperateFrames) {
      last = Math.floor((end + start) / 2)
      cuts.push({ word, frame: last })
    }
  }
  return cuts
}

function saidTexts(labels: readonly number[], { symbols }: Vocabulary): string[] {
  return labels
    .map((label) => (label === innerGap ? ' ' : (symbols[label < 0 ? writtenOrAny(label) : label] ?? '?')))
    .join('')
    .split(' ')
}

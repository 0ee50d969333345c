import type { AlignedWord } from './align-words.ts'

// Figures of the recordings in test/fixtures/speech, those in noise at 15 dB among them, with texts of 5 to 80 words: one that is said fits by 0.5 to 1;
// one with a fifth of its words wrong by 0.6 to 0.8 (the middle half), with half of them wrong by 0.4 to 0.7; five of six other texts of the same
// language by less than 0.2, all of another language by less than 0.1. In louder noise one that is said fits as little as others do (0.05 to 0.2,
// its starts still within 30 ms in the median), yet stands in its place by 0.3 to 0.6: all texts of another language by less than 0.25, nine of
// ten others of the same language by less than 0.3, none by more than 0.35. By 1500 ms in place of 800, phrases of quiet recordings stood so as well.
/** Below, a text belongs to something else. */
const leastFit = 0.25
/** Below, a part of it does. */
const wholeFit = 0.7
/** Of fewer words nothing is sure. */
const tellingWords = 4
/** By chance about half the letters of a word are found; with these of them it counts for nothing, as heard, and in full. */
const byChance = 0.5
export const heardFrom = 0.6
const surely = 0.8
/** From this on a text is not refused: the mean posterior of its letters, of those alone that are in words found close to a neighbour in the text. */
const leastInPlace = 0.3
/** What is read on from one word to the next stands no further apart, ms; and so close it stands within a phrase. */
const pauseMs = 1500
const phraseMs = 800
/** What an unsure word counts that stands where nothing else of the text is. */
const alone = 1 / 3

/** How well a text belongs to the sound it was looked for in. */
export interface TextFit {
  /** `other`: it is not what is said. `partly`: much of it is not, or is too poorly heard to tell. */
  kind: 'whole' | 'partly' | 'other'
  /** 0 to 100, of all its letters. */
  percent: number
}

type WeighedWord = AlignedWord & { letters: number }

/**
 * How far a text is what is said: the share of its letters that is surely heard, where unsure words count less whose neighbours in the text are
 * not near them in the sound. Single words are found by chance in any talk, but not where the text has them; a right text is found where it has
 * them however poor the sound.
 * @param texts the words as they were looked for, one for each of `aligned`
 */
export function textFit(aligned: readonly AlignedWord[], texts: readonly string[]): TextFit {
  const said = aligned.flatMap((word, index) =>
    word.found || word.confidence !== null ? [{ ...word, letters: lettersOf(texts[index]!) }] : [],
  )
  // Letters the model does not write are found anywhere: they tell something only where there are no others.
  const known = said.filter(({ confidence }) => confidence !== null)
  const telling = known.length >= tellingWords ? known : said
  if (telling.length < tellingWords) return fitOfFew(telling)
  const heardNear = readOn(said, pauseMs, heardFrom)
  const foundClose = readOn(said, phraseMs, 0)
  const fit = shareOf(telling, (word) => {
    const isSure = heardNear.has(word) || (word.confidence ?? 0) >= surely
    return certainty(word) * (isSure ? 1 : alone)
  })
  const inPlace = shareOf(telling, (word) => (foundClose.has(word) ? (word.confidence ?? 0) : 0))
  const kind = fit >= wholeFit ? 'whole' : fit >= leastFit || inPlace >= leastInPlace ? 'partly' : 'other'
  return { kind, percent: Math.round(fit * 100) }
}

/** Few words are neither refused nor doubted where one of them is found. */
function fitOfFew(said: readonly WeighedWord[]): TextFit {
  const percent = Math.round(shareOf(said, certainty) * 100)
  return { kind: said.length === 0 || said.some(({ found }) => found) ? 'whole' : 'partly', percent }
}

/** What counts of all letters, 0..1; 1 of none. */
function shareOf(words: readonly WeighedWord[], counts: (word: WeighedWord) => number): number {
  const all = words.reduce((sum, { letters }) => sum + letters, 0)
  return all === 0 ? 1 : words.reduce((sum, word) => sum + word.letters * counts(word), 0) / all
}

/** The words that have a neighbour in the text within `gapMs` in the sound, where both are found and no less likely than `least`. */
function readOn<T extends AlignedWord>(said: readonly T[], gapMs: number, least: number): ReadonlySet<T> {
  const near = new Set<T>()
  for (const [at, word] of said.entries()) {
    const next = said[at + 1]
    if (!next || next.startMs - word.endMs > gapMs) continue
    const pair = [word, next]
    if (!pair.every(({ found, confidence }) => found && (confidence ?? 1) >= least)) continue
    for (const one of pair) near.add(one)
  }
  return near
}

function certainty({ found, confidence }: AlignedWord): number {
  if (!found) return 0
  return Math.min(1, Math.max(0, ((confidence ?? 1) - byChance) / (surely - byChance)))
}

function lettersOf(text: string): number {
  return Math.max(1, text.match(/[\p{L}\p{N}]/gu)?.length ?? 0)
}

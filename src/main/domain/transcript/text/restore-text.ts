import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { Language, SpokenLanguage } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { guessWordLanguages } from '../language.ts'
import { commasBefore } from './commas.ts'
import { markFillers } from './fillers.ts'
import { writeNumbers } from './numbers/number-words.ts'
import { type PredictMarks, writeAsPredicted } from './predicted-marks.ts'
import { isQuestion } from './questions.ts'
import { sentenceEnds } from './sentence-ends.ts'
import { areNames, capitalise, caseNames } from './upper-case.ts'

export interface RestoreOptions {
  /** Of words that have no language of their own. */
  language: SpokenLanguage
  glossary: readonly GlossaryEntry[]
}

const punctuated = /[.,!?…;:]["»”)]*$/u

/**
 * Gives the bare words of a CTC engine sentences: full stops and question marks by pauses and by the shape of the words, commas before
 * conjunctions that always have one, upper case for beginnings and names, digits for numbers from ten on. Nothing else changes:
 * letters and times stay, no word is lost. Words that run together into digits become one word over their time, which keeps them in
 * `heard`. Hesitations are marked, and stand outside the sentences. The last word ends a sentence, so give it a whole chunk at least: a run of speech between pauses.
 *
 * Words that have punctuation already, Whisper's or a person's, come back as they are; so what has been restored is not restored again.
 */
export function restoreText(words: readonly Word[], options: RestoreOptions): Word[] {
  const bare = bareText(words, options)
  return bare ? written(bare, options, sentences(bare, options.glossary)) : [...words]
}

/**
 * The same with the punctuation and case of a model; numbers, names and hesitations go by the rules all the same. The model is given
 * what is to be read: numbers in digits, no hesitations.
 * @throws what `predict` throws
 */
export async function restoreTextBy(
  predict: PredictMarks,
  words: readonly Word[],
  options: RestoreOptions,
): Promise<Word[]> {
  const bare = bareText(words, options)
  if (!bare) return [...words]
  const texts = bare.words.map(({ text }) => text)
  const marks = await predict(texts)
  const cased = casedNames(bare, options.glossary)
  const names = areNames(texts, bare.languages, options.glossary)
  return written(bare, options, writeAsPredicted(bare.words, cased, names, bare.pauses, marks))
}

/** Bare words made ready: all of them, and those that belong to sentences. */
interface BareText {
  all: readonly Word[]
  allLanguages: readonly Language[]
  /** Which of `all` the following are. */
  places: readonly number[]
  words: readonly Word[]
  languages: readonly Language[]
  /** Silence after each of `words`, ms. */
  pauses: readonly number[]
}

/** null: somebody has written, or seen to, these words. */
function bareText(words: readonly Word[], { language, glossary }: RestoreOptions): BareText | null {
  if (words.length === 0 || isWritten(words, glossary)) return null
  const numbers = writeNumbers(words, languagesOf(words, language))
  const all = markFillers(numbers.words, language)
  // Hesitations belong to no sentence, so that what is left without them is still one, with its upper case and its full stop.
  const places = all.flatMap(({ filler }, index) => (filler ? [] : [index]))
  return {
    all,
    allLanguages: numbers.languages,
    places,
    words: places.map((index) => all[index]!),
    languages: places.map((index) => numbers.languages[index]!),
    pauses: places.map((index, at) => longestPause(all, index, places[at + 1] ?? index)),
  }
}

/** The words with the texts of their sentences; hesitations between them with names in their case. */
function written(
  { all, allLanguages, places }: BareText,
  { glossary }: RestoreOptions,
  texts: readonly string[],
): Word[] {
  const restored = caseNames(
    all.map(({ text }) => text),
    allLanguages,
    glossary,
  ).map((text, index): Word => ({ ...all[index]!, text }))
  places.forEach((index, at) => {
    restored[index] = { ...all[index]!, text: texts[at]! }
  })
  return restored
}

/** Whether somebody has written punctuation or seen to a word. That of a name of the glossary (Жұмабек т.) is no such sign. */
function isWritten(words: readonly Word[], glossary: readonly GlossaryEntry[]): boolean {
  if (words.some(({ checked }) => checked)) return true
  const marked = words.filter(({ text }) => punctuated.test(text))
  if (marked.length === 0) return false
  const names = new Set(
    glossary.flatMap(({ text }) => Object.values(text).flatMap((name) => name.split(' '))),
  )
  return marked.some(({ text }) => !names.has(text))
}

function longestPause(words: readonly Word[], from: number, to: number): number {
  let longest = 0
  for (let at = from; at < to; at++) longest = Math.max(longest, words[at + 1]!.startMs - words[at]!.endMs)
  return longest
}

/** The texts of the words with their punctuation and case, by the rules. */
function sentences(bare: BareText, glossary: readonly GlossaryEntry[]): string[] {
  const { words, languages, pauses } = bare
  const cased = casedNames(bare, glossary)
  const texts: string[] = []
  let from = 0
  for (const [index, isEnd] of sentenceEnds(words, languages, pauses).entries()) {
    if (!isEnd) continue
    texts.push(...writeSentence(cased.slice(from, index + 1), languages.slice(from, index + 1)))
    from = index + 1
  }
  return texts
}

function casedNames({ words, languages }: BareText, glossary: readonly GlossaryEntry[]): string[] {
  return caseNames(
    words.map(({ text }) => text),
    languages,
    glossary,
  )
}

function writeSentence(texts: readonly string[], languages: readonly Language[]): string[] {
  const said = texts.map((text) => text.toLowerCase())
  const commas = commasBefore(said, languages)
  const mark = isQuestion(said, languages.at(-1)!) ? '?' : '.'
  return texts.map((text, index) => {
    const after = index === texts.length - 1 ? mark : commas.has(index + 1) ? ',' : ''
    return (index === 0 ? capitalise(text) : text) + after
  })
}

/** The language of each word: its own, the one that was named, or the one its letters and neighbours tell. */
function languagesOf(words: readonly Word[], language: SpokenLanguage): Language[] {
  if (language !== 'auto') return words.map((word) => word.language ?? language)
  const guessed = guessWordLanguages(words.map(({ text }) => text))
  return words.map((word, index) => word.language ?? guessed[index] ?? 'kk')
}

import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { Language, SpokenLanguage } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { guessWordLanguages } from '../language.ts'
import { commasBefore } from './commas.ts'
import { markFillers } from './fillers.ts'
import { writeNumbers } from './numbers/number-words.ts'
import { isQuestion } from './questions.ts'
import { sentenceEnds } from './sentence-ends.ts'
import { capitalise, caseNames } from './upper-case.ts'

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
export function restoreText(words: readonly Word[], { language, glossary }: RestoreOptions): Word[] {
  if (words.length === 0 || isWritten(words, glossary)) return [...words]
  const numbers = writeNumbers(words, languagesOf(words, language))
  const all = markFillers(numbers.words, language)
  // Hesitations belong to no sentence, so that what is left without them is still one, with its upper case and its full stop.
  const places = all.flatMap(({ filler }, index) => (filler ? [] : [index]))
  const texts = sentences(
    places.map((index) => all[index]!),
    places.map((index) => numbers.languages[index]!),
    places.map((index, at) => longestPause(all, index, places[at + 1] ?? index)),
    glossary,
  )
  const restored = caseNames(
    all.map(({ text }) => text),
    numbers.languages,
    glossary,
  ).map((text, index): Word => ({ ...all[index]!, text }))
  places.forEach((index, at) => {
    restored[index] = { ...all[index]!, text: texts[at]! }
  })
  return restored
}

/** Whether somebody has written punctuation. That of a name of the glossary (Жұмабек т.) is no such sign. */
function isWritten(words: readonly Word[], glossary: readonly GlossaryEntry[]): boolean {
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

/** The texts of words with their punctuation and case. */
function sentences(
  words: readonly Word[],
  languages: readonly Language[],
  pauses: readonly number[],
  glossary: readonly GlossaryEntry[],
): string[] {
  const cased = caseNames(
    words.map(({ text }) => text),
    languages,
    glossary,
  )
  const written: string[] = []
  let from = 0
  for (const [index, isEnd] of sentenceEnds(words, languages, pauses).entries()) {
    if (!isEnd) continue
    written.push(...writeSentence(cased.slice(from, index + 1), languages.slice(from, index + 1)))
    from = index + 1
  }
  return written
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

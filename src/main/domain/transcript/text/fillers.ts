import type { Language, SpokenLanguage } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { lettersOf } from './glossary-forms.ts'

/** Sounds that say nothing, in any of the three languages: э-э, ммм, хм, uh, erm. */
const hesitation =
  /^(?:э+|ээ+м*|эм+|м{2,}|а{2,}|ы{2,}|ә{2,}|һ?м{2,}|хм+|гм+|уф+|u+h+|u+m+|e+r+m*|h+m+|m{2,}|a{2,}h*)$/u

/** Words that fill a gap, and have a meaning of their own as well: marked only when repeated or alone between pauses. */
const discourse: Record<Language, readonly string[]> = {
  kk: ['жаңағы', 'енді', 'сонымен', 'мәселен', 'қалай десем', 'анау', 'мынау', 'яғни', 'сол'],
  ru: ['ну', 'вот', 'как бы', 'типа', 'короче', 'значит', 'это самое', 'так сказать', 'в общем', 'как его'],
  en: ['like', 'well', 'you know', 'i mean', 'so', 'sort of', 'kind of'],
}
/** A word stands alone when it has so much silence on both sides, ms. */
const alonePauseMs = 350
/** Repeated in one breath, ms. */
const repeatPauseMs = 1200
/** Words that are said twice on purpose: өте-өте, много-много, very very. */
const doubled = new Set(
  'бір екі үш төрт бес алты жеті сегіз тоғыз он үлкен кішкене әдемі түрлі жаңа аз бөлек жеке топ қатар үй күн жыл ай сан әр анда санда өте көп жақсы ұзақ алыс тез жай ақырын иә жоқ жүз мың қайта кете келе бара тұра очень много давно долго далеко да нет чуть еле только вот один два три very many no yes far long really had that so'.split(
    ' ',
  ),
)
const shortestCut = 2
const longestCut = 3
/** After a pause this long a Kazakh "мен" is "I"; straight after a word it may be "and", ms. */
const newBreathMs = 250

/**
 * Marks hesitations, repeated words and words broken off (мен мен келдім, қа қазақстан) with `filler`, so that subtitles can leave
 * them out; nothing is taken away, and nothing else about a word changes. Of a repetition the last stays. Words that can have a
 * meaning (жаңағы, ну, like) are marked only when they are said twice, or alone between two pauses.
 * @param language of words without one of their own
 */
export function markFillers(words: readonly Word[], language: SpokenLanguage): Word[] {
  const said = words.map(({ text }) => lettersOf(text))
  const fillers = new Set<number>()
  for (let at = 0; at < words.length; at++) {
    if (hesitation.test(said[at]!)) fillers.add(at)
    const phrase = discourseAt(said, at, words[at]!.language ?? language)
    if (phrase > 0 && (isRepeated(words, said, at, phrase) || standsAlone(words, at, phrase))) {
      for (let index = at; index < at + phrase; index++) fillers.add(index)
    }
  }
  // Looked through hesitations: "мен э мен" is a repetition.
  const spoken = said.map((_, index) => index).filter((index) => !fillers.has(index))
  for (let at = 0; at < spoken.length - 1; at++) {
    const here = spoken[at]!
    const next = spoken[at + 1]!
    if (!areOneBreath(words[here]!, words[next]!)) continue
    if (isAndI(words, said, here, fillers.has(here - 1))) continue
    if (isSaidTwice(said[here]!, said[next]!) || isCutOff(said[here]!, said[next]!)) fillers.add(here)
    else if (isPairTwice(said, spoken, at) && areOneBreath(words[next]!, words[spoken[at + 2]!]!)) {
      fillers.add(here)
      fillers.add(next)
    }
  }
  return words.map((word, index): Word => {
    if (!fillers.has(index)) return word.filler === undefined ? word : unmarked(word)
    return word.filler ? word : { ...word, filler: true }
  })
}

/** A repetition and the words that tell what it is lie within so many words, hesitations between them included. */
const besideWords = 6

/**
 * Marks after words `from` to `oldTo` of `before` have become `from` to `newTo` of `words`: where the words around one make it a hesitation now,
 * or no longer, its mark follows; else it stays as it was, whoever set it. A word whose mark stays is the same object.
 */
export function remarkFillers(
  before: readonly Word[],
  words: readonly Word[],
  { from, oldTo, newTo }: { from: number; oldTo: number; newTo: number },
  language: SpokenLanguage,
): Word[] {
  const first = Math.max(0, from - besideWords)
  const nameOf = ({ text, startMs }: Word) => `${startMs} ${lettersOf(text)}`
  const old = markFillers(before.slice(first, oldTo + besideWords), language)
  const was = new Map(old.map((word) => [nameOf(word), word.filler]))
  const marked = markFillers(words.slice(first, newTo + besideWords), language).map((word, index) => {
    const name = nameOf(word)
    return was.has(name) && was.get(name) === word.filler ? words[first + index]! : word
  })
  return words.toSpliced(first, marked.length, ...marked)
}

function unmarked({ filler: _, ...word }: Word): Word {
  return word
}

/** How many words the gap-filler that begins here has; 0 for none. */
function discourseAt(said: readonly string[], at: number, language: SpokenLanguage): number {
  const lists = language === 'auto' ? Object.values(discourse).flat() : discourse[language]
  let longest = 0
  for (const phrase of lists) {
    const parts = phrase.split(' ')
    if (parts.length > longest && parts.every((part, index) => said[at + index] === part))
      longest = parts.length
  }
  return longest
}

function isRepeated(words: readonly Word[], said: readonly string[], at: number, length: number): boolean {
  if (length === 1 && doubled.has(said[at]!)) return false
  const again = at + length
  if (again + length > words.length || !areOneBreath(words[again - 1]!, words[again]!)) return false
  return Array.from({ length }, (_, index) => index).every(
    (index) => said[at + index] === said[again + index],
  )
}

function standsAlone(words: readonly Word[], at: number, length: number): boolean {
  const before = words[at - 1]
  const after = words[at + length]
  // At the very end or beginning it may be a whole answer.
  if (!before || !after) return false
  const first = words[at]!
  const last = words[at + length - 1]!
  if (first.speaker !== before.speaker || last.speaker !== after.speaker) return false
  return first.startMs - before.endMs >= alonePauseMs && after.startMs - last.endMs >= alonePauseMs
}

function areOneBreath(one: Word, next: Word): boolean {
  return (
    one.speaker === next.speaker &&
    next.startMs - one.endMs <= repeatPauseMs &&
    !/[.?!…]["»”)]*$/u.test(one.text)
  )
}

/** "Анам мен мен", my mother and I: no repetition. */
function isAndI(words: readonly Word[], said: readonly string[], at: number, hesitated: boolean): boolean {
  if (hesitated) return false
  const before = words[at - 1]
  return (
    said[at] === 'мен' &&
    before !== undefined &&
    !/^(?:мен)?$/u.test(said[at - 1]!) &&
    words[at]!.startMs - before.endMs < newBreathMs
  )
}

function isSaidTwice(one: string, next: string): boolean {
  return one !== '' && one === next && !doubled.has(one) && !/^\p{N}/u.test(one)
}

/** The beginning of the next word, given up: қаз қазақстан. A word of the language is none. */
function isCutOff(one: string, next: string): boolean {
  if (one.length < shortestCut || one.length >= next.length - 1 || !next.startsWith(one)) return false
  return one.length <= longestCut && !/[аәеоөұүыіиуэюяaeiou]/u.test(one.at(-1)!) && !realBeginnings.has(one)
}

/** Short words that other words begin with: "ол олар", "не недавно", "in interview". */
const realBeginnings = new Set(
  'мен сен біз сіз бір бар біл жыл күн тіл қыз ел кел ат от ол сол бұл ой үй сөз көп көз жер тек тең бас кеш кез хат дос жас тас қас күш из от об под над без для при про раз год дом сын как так тут там вот мой был нас вас вам нам дел мир час он их an in on at as is it of or us up be by my no not for out over under some any with how now new all end man men her his car'.split(
    ' ',
  ),
)

/** Two words said over again: біз бардық біз бардық. */
function isPairTwice(said: readonly string[], spoken: readonly number[], at: number): boolean {
  const [a, b, c, d] = spoken.slice(at, at + 4).map((index) => said[index]!)
  return d !== undefined && a === c && b === d && a !== b && a !== ''
}

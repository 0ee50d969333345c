import type { Language } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { isQuestion, kazakhParticle } from './questions.ts'

const never = Number.POSITIVE_INFINITY

/** Kazakh verbs that end a sentence: past, present and perfect with their persons, imperatives, and words that stand for a verb. */
const kazakhFinite =
  /(?:[дт][ыі](?:м|ң|ңыз|ңіз|ңдар|ңдер|ңыздар|ңіздер|қ|к)?|(?:[аеый]|и)(?:ды|ді|мын|мін|сың|сің|сыз|сіз|мыз|міз)|[ғқгк][ае]н(?:мын|мін|сың|сің|сыз|сіз|быз|біз)|[ыі]?пт[ыі]|[ыі]?п(?:пын|пін|сың|сің|пыз|піз)|(?:сын|сін)|(?:[ыіаей]ң[ыі]з(?:дар|дер)?)|айын|ейін|айық|ейік|(?:м[ае]с)(?:пын|пін)?)$/u
const kazakhPredicates = new Set(
  'екен еді едім едіңіз едік емес емеспін жоқ бар керек болар шығар мүмкін рахмет қажет тиіс дұрыс жақсы болмайды'.split(
    ' ',
  ),
)
const kazakhPerfect = /[ғқгк][ае]н$/u

/** After these nothing ends: the rest of the phrase is still to come. */
const openEnded: Record<Language, ReadonlySet<string>> = {
  kk: new Set(
    'және мен пен бен бірақ ал себебі өйткені сондықтан немесе яғни егер бұл сол осы мына ана менің сенің біздің сіздің оның олардың ең өте'.split(
      ' ',
    ),
  ),
  ru: new Set(
    'и а но или что чтобы если когда как потому который которая которое которые где куда в во на с со к ко о об у из от до по за для при про без под над через между перед не ни мой моя моё мои твой наш наша ваш ваша это этот эта эти очень самый самая самое так'.split(
      ' ',
    ),
  ),
  en: new Set(
    'a an the and or but because that which who if when as of to in on at for from with by about into my your his her our their its these those very not so we they he she i'.split(
      ' ',
    ),
  ),
}

/** An English question may end with them: where are you from. */
const stranded = new Set('from to for with about in on at of he she we they i'.split(' '))

/** English words that can be the last of a sentence, but seldom are. */
const seldomLast = new Set(
  'you it this is are was were am be been do does did have has had will would can could should'.split(' '),
)

/** What goes on with the sentence when it comes after a pause. */
const goesOn: Record<Language, ReadonlySet<string>> = {
  kk: new Set('деп деген дейді деді дедім екен еді үшін туралы сияқты кейін бұрын дейін ғой'.split(' ')),
  ru: new Set(
    'и или что чтобы который которая которое которые которого которой которых потому бы же ли'.split(' '),
  ),
  en: new Set('and or that which who because of to'.split(' ')),
}

/** A pause that ends a sentence however it stands, ms. */
const surePauseMs = 2500
/** A question waits for its answer. */
const questionFactor = 0.7
/** Up to this many words a sentence is short, from the second figure on long. */
const shortWords = 3
const longWords = 14
const tooLongWords = 24

/**
 * After which words a sentence ends, by pauses and by the shape of the words around them; the last always does.
 * @param pauses silence after each word, ms
 */
export function sentenceEnds(
  words: readonly Word[],
  languages: readonly Language[],
  pauses: readonly number[],
): boolean[] {
  const ends: boolean[] = []
  let said: string[] = []
  for (const [index, word] of words.entries()) {
    said.push(word.text.toLowerCase())
    const next = words[index + 1]
    const isEnd =
      !next ||
      endsHere({ word, next, pauseMs: pauses[index]! }, languages[index]!, languages[index + 1]!, said)
    ends.push(isEnd)
    if (isEnd) said = []
  }
  return ends
}

function endsHere(
  { word, next, pauseMs }: { word: Word; next: Word; pauseMs: number },
  language: Language,
  nextLanguage: Language,
  said: readonly string[],
): boolean {
  if (isSureEnd(word, next, pauseMs)) return true
  const text = word.text.toLowerCase()
  const following = next.text.toLowerCase()
  let needed = neededPause(text, following, language)
  const asks = isQuestion(said, language)
  if (asks && stranded.has(text)) needed = 900
  if (needed === never) return false
  if (asks) needed *= questionFactor
  else {
    if (goesOn[nextLanguage].has(following)) needed *= 1.6
    if (said.length <= shortWords) needed *= 1.25
  }
  if (said.length > longWords) needed *= 0.75
  if (said.length > tooLongWords) needed *= 0.6
  return pauseMs >= needed
}

/** Whether a sentence ends here whatever the words are: somebody else goes on, or nobody for long. */
export function isSureEnd(word: Word, next: Word, pauseMs: number): boolean {
  if (word.speaker !== next.speaker && word.speaker !== null && next.speaker !== null) return true
  return pauseMs >= surePauseMs
}

/** The pause after which a sentence has ended with this word, ms. */
function neededPause(text: string, following: string, language: Language): number {
  if (openEnded[language].has(text)) return never
  if (language === 'ru') return 600
  if (language === 'en') return seldomLast.has(text) ? 900 : 550
  if (kazakhParticle.test(text)) return 150
  // "Бара ма?": the particle belongs to the verb before it.
  if (kazakhParticle.test(following)) return 1500
  if (kazakhPredicates.has(text)) return 350
  if (text.length > 3 && kazakhFinite.test(text))
    return /[дт][ыі]$/u.test(text) && !/[аейи]д[ыі]$/u.test(text) ? 400 : 300
  return text.length > 4 && kazakhPerfect.test(text) ? 650 : 1100
}

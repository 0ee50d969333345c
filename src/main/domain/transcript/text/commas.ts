import type { Language } from '#shared/language.ts'

const kazakhBefore = new Set('бірақ себебі өйткені ал алайда дегенмен сондықтан яғни'.split(' '))
const russianBefore = new Set('что чтобы если когда но а потому однако хотя'.split(' '))
const russianWhich = /^котор(?:ый|ая|ое|ые|ого|ому|ым|ом|ой|ую|ых|ыми)$/u
const russianPreposition = new Set(
  'в во на с со к ко о об у из от до по за для при про без под над через'.split(' '),
)
/** After these a conjunction goes with what stands before it: и если, потому что, не что. */
const russianJoined = new Set(
  'и а но да или потому не ни ну даже только лишь вот так как что чем если разве чтобы хотя'.split(' '),
)
const englishBefore = new Set(['but', 'because'])
const englishJoined = new Set(
  'not just only simply mainly partly and nothing anything everything all or if but'.split(' '),
)

/** Before which words of a sentence a comma belongs; words in lower case, each by its own language. */
export function commasBefore(words: readonly string[], languages: readonly Language[]): Set<number> {
  const places = new Set<number>()
  for (let at = 1; at < words.length; at++) {
    const place = commaFor(words, at, languages[at]!)
    if (place !== null && place > 0) places.add(place)
  }
  return places
}

/** Where the comma stands that the word at `at` calls for; null for none. */
function commaFor(words: readonly string[], at: number, language: Language): number | null {
  const word = words[at]!
  const before = words[at - 1]!
  const isLast = at === words.length - 1
  if (language === 'kk') return kazakhBefore.has(word) && !isLast && !kazakhBefore.has(before) ? at : null
  if (language === 'en') {
    return englishBefore.has(word) && !isLast && !englishJoined.has(before) ? at : null
  }
  if (russianWhich.test(word)) {
    if (russianPreposition.has(before)) return at - 1
    return russianJoined.has(before) ? null : at
  }
  if (!russianBefore.has(word) || isLast) return null
  if (word === 'потому' && words[at + 1] !== 'что') return null
  if (word === 'что' && /^(?:то|нибудь|либо|ли)$/u.test(words[at + 1]!)) return null
  if (russianPreposition.has(before)) return null
  return russianJoined.has(before) ? null : at
}

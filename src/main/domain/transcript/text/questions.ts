import type { Language } from '#shared/language.ts'
import { languageEvidence } from '../router.ts'

/** Kazakh question particles, alone or with a person: ма, ме, ба, бе, па, пе, мысың, місіз. */
export const kazakhParticle = /^(?:[мбп][ае]|[мбп][ыі]с[ыі][ңз]|[мбп][ыі]с[ыі]зд[ае]р|м[ае] екен)$/u
const kazakhQuestion =
  /^(?:кім(?:нің|ді|ге|де|нен|мен|дер)?|не(?:ні|нің|ден|мен|ге)?|қайда|қайдан|қашан|қалай|қандай|қай|қайсы(?:сы)?|қанша|неше|нешінші|нешеде|неліктен|қашаннан)$/u
/** A question inside a statement: кім екенін білмеймін, қайда тұратынын айтты; whatever it be: қанша айтса да. */
const kazakhInner = /(?:[ғқгкт][аеыі]н[ыі]н?|екен[ін]+|[ае]р[ыі]н|[тт][ыі]н[ыі]н|с[ае]м?)$/u

const russianSure =
  /^(?:почему|зачем|сколько|где|куда|откуда|кто|кого|кому|кем|чей|чья|чьё|какой|какая|какое|какие|каким|какими|какую|какого|какому|каком|каких|чем|чему)$/u
/** As often a conjunction as a question. */
const russianUnsure = /^(?:что|когда|как)$/u
const russianAddress =
  /^(?:вы|вас|вам|вами|ты|тебя|тебе|тобой|ваш|ваша|ваше|ваши|вашу|вашей|ваших|твой|твоя|твоё|твои)$/u
const russianSelf = /^(?:я|мы|мне|меня|нам|нас|себя|ни|никогда)$/u
const russianBefore =
  /^(?:а|и|ну|но|в|во|на|о|об|с|со|из|для|к|по|у|от|до|за|при|скажите|пожалуйста|тогда|вот)$/u

const englishWh = /^(?:what|where|when|why|how|who|whom|whose|which)$/u
const englishContracted = /^(?:what|where|when|why|how|who)(?:'s|'re|'d)$/u
const englishAuxiliary =
  /^(?:do|does|did|is|are|was|were|will|would|can|could|have|has|had|should|am|don't|didn't|doesn't|isn't|aren't|wasn't|weren't|won't|wouldn't|can't|couldn't|haven't|hasn't)$/u
const englishSubject =
  /^(?:i|you|he|she|it|we|they|there|this|that|your|his|her|their|our|my|the|any|anyone|people)$/u
const englishBefore = /^(?:and|so|but|well|ok|okay|then|now)$/u

/** Longer ones are statements that hold a question word. */
const maxQuestionWords = 18

/** Whether a sentence asks; words in lower case. A question word in a subordinate clause makes no question. */
export function isQuestion(words: readonly string[], language: Language): boolean {
  if (words.length > maxQuestionWords || words.length === 0) return false
  if (language === 'kk') return asksInKazakh(words)
  return language === 'ru' ? asksInRussian(words) : asksInEnglish(words)
}

function asksInKazakh(words: readonly string[]): boolean {
  const last = words.at(-1)!
  if (kazakhParticle.test(last) && words.length > 1) return true
  // "Келді ме екен", "бар ма еді": wondering, still a question.
  if (words.length > 2 && /^(?:екен|еді|сонда)$/u.test(last) && kazakhParticle.test(words.at(-2)!))
    return true
  const asking = words.filter(
    (word, index) => kazakhQuestion.test(word) && !(word === 'не' && isRussianNot(words, index)),
  )
  if (asking.length === 0) return false
  // Не ... не ...: either ... or.
  if (asking.filter((word) => word === 'не').length > 1) return false
  if (words.some((word, index) => kazakhInner.test(word) && index > words.indexOf(asking[0]!))) return false
  return !/(?:ймын|ймін|амын|емін|дым|дім|тым|тім)$/u.test(last)
}

/** Whether "не" at `index` is the Russian "not": where both languages are spoken, the words on either side tell. */
function isRussianNot(words: readonly string[], index: number): boolean {
  const beside = [words[index - 1], words[index + 1]].map((word) => languageEvidence(word ?? ''))
  return beside.reduce((lean, { kk, ru }) => lean + kk - ru, 0) < 0
}

function asksInRussian(words: readonly string[]): boolean {
  let first = 0
  while (first < 2 && first < words.length - 1 && russianBefore.test(words[first]!)) first += 1
  const addressed =
    words.some((word) => russianAddress.test(word)) || /(?:ете|ите|ёте|ешь|ишь|ёшь)$/u.test(words.at(-1)!)
  const told = words.some((word) => russianSelf.test(word))
  const wonders = words.indexOf('ли')
  if (wonders > 0 && wonders <= 3 && !told && !/^(?:не)$/u.test(words[0]!)) return true
  if (wonders === 2 && words[0] === 'не' && addressed) return true
  const opening = words[first]!
  if (russianUnsure.test(opening)) return addressed && !told && words.length > 2
  if (!russianSure.test(opening) || words.length < 2) return false
  if (/^(?:почему|зачем)$/u.test(opening)) return true
  return (addressed || !told) && words.length <= 12
}

function asksInEnglish(words: readonly string[]): boolean {
  let first = 0
  while (first < 2 && first < words.length - 1 && englishBefore.test(words[first]!)) first += 1
  const [opening = '', second = '', ...others] = words.slice(first)
  if (englishContracted.test(opening)) return true
  if (englishAuxiliary.test(opening)) return englishSubject.test(second)
  if (!englishWh.test(opening)) return false
  if (englishAuxiliary.test(second)) return true
  if (opening === 'how' && /^(?:many|much|long|old|far|often)$/u.test(second))
    return words.length - first <= 8
  // "What language do you speak", "how many people were there".
  return others
    .slice(0, 3)
    .some(
      (word, index, all) =>
        englishAuxiliary.test(word) && englishSubject.test(all[index + 1] ?? others[index + 1] ?? ''),
    )
}

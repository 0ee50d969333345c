import { heardText } from '#shared/heard-names.ts'
import type { Language } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { readEnglishNumber } from './english-number.ts'
import { readKazakhNumber } from './kazakh-number.ts'
import type { ReadNumber, SaidNumber } from './read-number.ts'
import { readRussianNumber } from './russian-number.ts'

const readers: Record<Language, ReadNumber> = {
  kk: readKazakhNumber,
  ru: readRussianNumber,
  en: readEnglishNumber,
}
/** Smaller numbers read better as words. */
const leastInDigits = 10
/** Parts of a number are said in one breath, ms. */
const maxInnerPauseMs = 700

/**
 * Numbers from ten on in digits. The words of one become one word, over their time, which keeps them in `heard`. Numbers said one
 * straight after the other (бес алты жыл, two three hundred) stay words: where one ends nobody can tell.
 */
export function writeNumbers(
  words: readonly Word[],
  languages: readonly Language[],
): { words: Word[]; languages: Language[] } {
  const texts = words.map(({ text }) => text.toLowerCase())
  const found: (SaidNumber & { at: number })[] = []
  for (let at = 0; at < words.length; at++) {
    const language = languages[at]!
    const end = runEnd(words, languages, at)
    const said = readers[language](texts.slice(0, end), at)
    if (!said) continue
    found.push({ ...said, at })
    at += said.length - 1
  }
  const out: Word[] = []
  const kept: Language[] = []
  let at = 0
  for (const [index, said] of found.entries()) {
    const touches = (other: (SaidNumber & { at: number }) | undefined) =>
      other !== undefined && (other.at === said.at + said.length || other.at + other.length === said.at)
    if (said.value < leastInDigits || touches(found[index - 1]) || touches(found[index + 1])) continue
    for (; at < said.at; at++) {
      out.push(words[at]!)
      kept.push(languages[at]!)
    }
    out.push(merged(words.slice(at, at + said.length), said.digits))
    kept.push(languages[at]!)
    at += said.length
  }
  for (; at < words.length; at++) {
    out.push(words[at]!)
    kept.push(languages[at]!)
  }
  return { words: out, languages: kept }
}

/** How far the words of one language and voice go on without a pause. */
function runEnd(words: readonly Word[], languages: readonly Language[], at: number): number {
  let end = at + 1
  while (
    end < words.length &&
    // The next word decides on a year's ending, whatever its language is taken for.
    (languages[end] === languages[at] || languages[at] !== 'en') &&
    words[end]!.speaker === words[at]!.speaker &&
    words[end]!.startMs - words[end - 1]!.endMs <= maxInnerPauseMs
  ) {
    end += 1
  }
  return end
}

function merged(parts: readonly Word[], text: string): Word {
  const first = parts[0]!
  const sure = parts.map(({ confidence }) => confidence)
  const flag = parts.find((part) => part.flag !== undefined)?.flag
  const { heard: _, correction: __, filler: ___, checked: ____, flag: _____, ...rest } = first
  return {
    ...rest,
    text,
    endMs: Math.max(...parts.map(({ endMs }) => endMs)),
    confidence: sure.some((each) => each === null) ? null : Math.min(...(sure as number[])),
    heard: heardText(parts),
    ...(flag === undefined ? {} : { flag }),
    ...(parts.every((part) => part.checked) ? { checked: true as const } : {}),
  }
}

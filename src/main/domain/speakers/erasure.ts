import type { Speaker } from '#shared/api/speakers.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { foldName } from '#shared/name-fold.ts'
import { type NameForms, nameForms } from './name-forms.ts'

/** What a person without a name is called. */
export const namelessSpeaker: LocalizedText = {
  kk: 'Аты-жөні жасырылған кейіпкер',
  ru: 'Герой без имени',
  en: 'Anonymous speaker',
}

/** Shorter names are in too many words that have nothing to do with a person. */
const shortestName = 3

/** All that a speaker is called, longest first, so that a full name is found before a part of it. */
export function namesOf(speaker: Pick<Speaker, 'name' | 'otherNames'>): string[] {
  const all = [speaker.name.kk, speaker.name.ru, speaker.name.en, ...speaker.otherNames]
  return [...new Set(all.map((name) => name.normalize('NFC').trim()))]
    .filter((name) => name.length >= shortestName)
    .sort((a, b) => b.length - a.length)
}

/** A word with the apostrophes in it; what a hyphen joins are several. */
const word = /[\p{L}\p{M}\p{N}]+(?:['’ʼʻ][\p{L}\p{M}\p{N}]+)*/gu
/** Between two words of one name. */
const inName = /^[\s.-]*$/u

/**
 * Makes what takes the names out of a text: whole or in part, in whatever capitals and script, and with the endings of Kazakh and
 * Russian cases. The words of a name that stand side by side become one replacement.
 */
export function nameEraser(names: readonly string[]): (text: string, replacement: string) => string {
  const forms = nameForms(names)
  return (text, replacement) => {
    const source = text.normalize('NFC')
    let result = ''
    let copied = 0
    let hasName = false
    for (const match of source.matchAll(word)) {
      const gap = source.slice(copied, match.index)
      const goesOn = hasName && inName.test(gap)
      if (!forms.isName(match[0]) && !(goesOn && forms.isShort(match[0]))) continue
      if (!goesOn) result += gap + replacement
      copied = match.index + match[0].length
      hasName = true
    }
    return result + source.slice(copied)
  }
}

/**
 * Makes what takes out only whole names, their words side by side in any order: part of one may be a namesake's. Two words of a
 * longer name are whole enough: a patronymic is rarely said.
 */
export function fullNameEraser(names: readonly string[]): (text: string, replacement: string) => string {
  const whole = names
    .map((name) => [...name.normalize('NFC').matchAll(word)].map(([part]) => nameForms([part])))
    .filter((parts) => parts.length > 0)
  const isOf = (forms: NameForms, one: string) => forms.isName(one) || forms.isShort(one)
  const known = new Map<string, boolean>()
  const isPart = (one: string) => {
    const is = known.get(one) ?? whole.some((parts) => parts.some((part) => isOf(part, one)))
    known.set(one, is)
    return is
  }
  // «Асанов» alone is a form of both words of «Асан Асанов»: each part has a word of its own.
  const isBeside = (parts: readonly NameForms[], run: readonly string[], part: NameForms, at: number) =>
    parts.some((other) => other !== part && run.some((one, place) => place !== at && isOf(other, one)))
  const isWhole = (run: readonly string[]) =>
    whole.some((parts) =>
      parts.some((part) =>
        run.some((one, at) => isOf(part, one) && (parts.length === 1 || isBeside(parts, run, part, at))),
      ),
    )
  return (text, replacement) => {
    const source = text.normalize('NFC')
    let result = ''
    let copied = 0
    let run: string[] = []
    let start = 0
    let end = 0
    const close = () => {
      if (!isWhole(run)) return
      result += source.slice(copied, start) + replacement
      copied = end
    }
    for (const { 0: one, index } of source.matchAll(word)) {
      if (!isPart(one)) continue
      if (run.length === 0 || !inName.test(source.slice(end, index))) {
        close()
        run = []
        start = index
      }
      run.push(one)
      end = index + one.length
    }
    close()
    return result + source.slice(copied)
  }
}

/** Whether nothing but names is in the texts: no letter is left once they are out. */
export function isOnlyName(
  texts: readonly string[],
  clean: (text: string, replacement: string) => string,
): boolean {
  return (
    texts.some((text) => text.trim() !== '') && texts.every((text) => !/[\p{L}\p{N}]/u.test(clean(text, '')))
  )
}

/** Whether all words of a text are in one of the names: it may mean whoever has them. */
export function isPartOf(text: string, names: readonly string[]): boolean {
  const words = foldName(text.replaceAll('-', ' ')).split(' ')
  const own = new Set(names.flatMap((name) => foldName(name.replaceAll('-', ' ')).split(' ')))
  return words.every((part) => own.has(part))
}

/** Whether a text may speak of someone with these names: one of them, or a word of one, in any script and with any ending. */
export function mentions(text: string, names: readonly string[]): boolean {
  const words = foldName(text).split(' ')
  const parts = names
    .flatMap((name) => foldName(name).split(' '))
    .filter((part) => part.length > shortestName)
  return parts.some((part) => words.some((word) => word.startsWith(part)))
}

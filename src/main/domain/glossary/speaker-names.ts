import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { Speaker } from '#shared/api/speakers.ts'
import { emptyText, isEmptyText, type LocalizedText } from '#shared/localized.ts'

/** What entries of a speaker's own have before their id. */
export const speakerEntryPrefix = 'speaker:'

/** The name and the places of a speaker's profile as entries of the glossary: they are said in nearly every interview. */
export function speakerNames(
  speaker: Pick<Speaker, 'id' | 'name' | 'country' | 'region' | 'livesIn'>,
  interviewId: string,
): GlossaryEntry[] {
  const country =
    speaker.country === null || speaker.country === 'XX' ? emptyText : countryName(speaker.country)
  const entry = (part: string, kind: GlossaryEntry['kind'], text: LocalizedText): GlossaryEntry => ({
    id: `${speakerEntryPrefix}${speaker.id}:${part}`,
    interviewId,
    kind,
    text,
    notes: '',
  })
  return [
    entry('name', 'person', speaker.name),
    entry('country', 'place', country),
    ...placesOf(speaker.region).map((place, index) => entry(`region${index}`, 'place', place)),
    ...placesOf(speaker.livesIn).map((place, index) => entry(`home${index}`, 'place', place)),
  ].filter(({ text }) => !isEmptyText(text))
}

function countryName(code: string): LocalizedText {
  const name = (language: string) => new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? ''
  return { kk: name('kk'), ru: name('ru'), en: name('en') }
}

/** The places of a free text, "Баян-Өлгий аймағы, Моңғолия"; a sentence names none that could be taken out of it. */
function placesOf(text: string): LocalizedText[] {
  return text
    .split(/[,;/()\n]+/u)
    .map((part) => part.trim())
    .filter((part) => /^\p{Lu}/u.test(part) && part.split(/\s+/).length <= 3)
    .map((part) =>
      /\p{Script=Latin}/u.test(part) ? { kk: '', ru: '', en: part } : { kk: part, ru: part, en: '' },
    )
}

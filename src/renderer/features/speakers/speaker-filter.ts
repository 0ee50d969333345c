import {
  type OriginCountry,
  originCountrySchema,
  type SpeakerSummary,
  type SpokenByPerson,
  spokenByPersonSchema,
} from '#shared/api/speakers.ts'
import { ageOfMajority } from '#shared/consent-allows.ts'
import { phoneDigits } from '#shared/contact-key.ts'
import { ageOn } from '#shared/day.ts'
import { foldName } from '#shared/name-fold.ts'
import { type InterviewStatus, interviewStatusSchema } from '#shared/pipeline.ts'

export const speakerSorts = [
  'name',
  'country',
  'age',
  'arrival',
  'last_contact',
  'next_step',
  'newest',
] as const
export type SpeakerSort = (typeof speakerSorts)[number]

/** Which speakers are shown, and in what order. It lives in the address, and a saved filter is its text. */
export interface SpeakerFilter {
  query: string
  country: OriginCountry | null
  language: SpokenByPerson | null
  /** `none`: with no interview yet. */
  stage: InterviewStatus | 'none' | null
  /** Under 18 today. */
  minor: boolean
  overdue: boolean
  sort: SpeakerSort
  descending: boolean
}

export function readSpeakerFilter(params: URLSearchParams): SpeakerFilter {
  const stage = params.get('stage')
  const sort = params.get('sort')
  return {
    query: params.get('q') ?? '',
    country: originCountrySchema.safeParse(params.get('country')).data ?? null,
    language: spokenByPersonSchema.safeParse(params.get('language')).data ?? null,
    stage: stage === 'none' ? 'none' : (interviewStatusSchema.safeParse(stage).data ?? null),
    minor: params.get('minor') === '1',
    overdue: params.get('overdue') === '1',
    sort: speakerSorts.find((one) => one === sort) ?? 'name',
    descending: params.get('order') === 'down',
  }
}

interface Searched {
  folded: string
  plain: string
  digits: string
}
const searched = new WeakMap<SpeakerSummary, Searched>()

/** What a speaker is found by; made once for each line that arrives. */
function searchText(speaker: SpeakerSummary): Searched {
  let known = searched.get(speaker)
  if (!known) {
    const contacts = speaker.contacts.map(({ value }) => value)
    const all = [
      ...Object.values(speaker.name),
      ...speaker.otherNames,
      ...contacts,
      speaker.region,
      speaker.livesIn,
    ].join(' · ')
    const digits = contacts.map(phoneDigits).join(' ')
    known = { folded: foldName(all), plain: all.toLowerCase(), digits }
    searched.set(speaker, known)
  }
  return known
}

/** Whether each word of the query is somewhere in the line: as it is, in another script, or as digits of a number. */
function finds(
  speaker: SpeakerSummary,
  words: readonly { plain: string; folded: string; digits: string }[],
): boolean {
  if (words.length === 0) return true
  const text = searchText(speaker)
  return words.every(
    ({ plain, folded, digits }) =>
      text.plain.includes(plain) ||
      (folded !== '' && text.folded.includes(folded)) ||
      (digits.length >= 3 && text.digits.includes(digits)),
  )
}

const isOverdue = (speaker: SpeakerSummary, day: string) =>
  speaker.nextStepOn !== null && speaker.nextStepOn < day

/** The speakers that the filter lets through, in its order; `day` is today. */
export function filterSpeakers(
  speakers: readonly SpeakerSummary[],
  filter: SpeakerFilter,
  day: string,
  nameOf: (speaker: SpeakerSummary) => string,
  countryName: (country: OriginCountry) => string,
): SpeakerSummary[] {
  const words = filter.query
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({
      plain: word.toLowerCase(),
      folded: foldName(word),
      digits: /^[+\d()-]+$/.test(word) ? phoneDigits(word) : '',
    }))
  const found = speakers.filter(
    (speaker) =>
      (filter.country === null || speaker.country === filter.country) &&
      (filter.language === null || speaker.languages.includes(filter.language)) &&
      (filter.stage === null ||
        (filter.stage === 'none' ? speaker.interviewCount === 0 : speaker.statuses.includes(filter.stage))) &&
      (!filter.minor || (speaker.birthDate !== null && ageOn(speaker.birthDate, day) < ageOfMajority)) &&
      (!filter.overdue || isOverdue(speaker, day)) &&
      finds(speaker, words),
  )
  const collator = new Intl.Collator('kk')
  const keys = new Map(found.map((speaker) => [speaker, sortKey(speaker, filter.sort, nameOf, countryName)]))
  const sign = filter.descending ? -1 : 1
  return found.sort((a, b) => {
    const [first, second] = [keys.get(a) ?? null, keys.get(b) ?? null]
    // What is not known comes last, whichever way the list is turned.
    if (first === null || second === null) return first === second ? 0 : first === null ? 1 : -1
    return sign * collator.compare(first, second)
  })
}

function sortKey(
  speaker: SpeakerSummary,
  sort: SpeakerSort,
  nameOf: (speaker: SpeakerSummary) => string,
  countryName: (country: OriginCountry) => string,
): string | null {
  switch (sort) {
    case 'name':
      return nameOf(speaker) || null
    case 'country':
      return speaker.country && countryName(speaker.country)
    case 'age':
      // The later the birth, the younger.
      return speaker.birthDate && String(99_999_999 - Number(speaker.birthDate.replaceAll('-', '')))
    case 'arrival':
      return speaker.arrivalYear === null ? null : String(speaker.arrivalYear)
    case 'last_contact':
      return speaker.lastContactOn
    case 'next_step':
      return speaker.nextStepOn
    case 'newest':
      return speaker.createdAt
  }
}

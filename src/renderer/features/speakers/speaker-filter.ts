import {
  type OriginCountry,
  originCountrySchema,
  type SpeakerSummary,
  type SpokenByPerson,
  spokenByPersonSchema,
} from '#shared/api/speakers.ts'
import { ageOfMajority } from '#shared/consent-allows.ts'
import { ageOn } from '#shared/day.ts'
import { type InterviewStatus, interviewStatusSchema } from '#shared/pipeline.ts'
import {
  findsSpeaker,
  type SearchedSpeaker,
  searchedSpeaker,
  speakerQueryWords,
} from '#shared/speaker-search.ts'

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

const searched = new WeakMap<SpeakerSummary, SearchedSpeaker>()

/** What a line of the list is found by without asking the server; made once for each line that arrives. */
function searchText(speaker: SpeakerSummary): SearchedSpeaker {
  let known = searched.get(speaker)
  if (!known) {
    known = searchedSpeaker(
      [...Object.values(speaker.name), ...speaker.otherNames, speaker.region, speaker.livesIn],
      speaker.contacts.map(({ value }) => value),
    )
    searched.set(speaker, known)
  }
  return known
}

const isOverdue = (speaker: SpeakerSummary, day: string) =>
  speaker.nextStepOn !== null && speaker.nextStepOn < day

/**
 * The speakers that the filter lets through, in its order; `day` is today.
 * @param foundElsewhere ids of those the query finds by what is not in the list, as by their notes
 */
export function filterSpeakers(
  speakers: readonly SpeakerSummary[],
  filter: SpeakerFilter,
  day: string,
  nameOf: (speaker: SpeakerSummary) => string,
  countryName: (country: OriginCountry) => string,
  foundElsewhere: ReadonlySet<string>,
): SpeakerSummary[] {
  const words = speakerQueryWords(filter.query)
  const found = speakers.filter(
    (speaker) =>
      (filter.country === null || speaker.country === filter.country) &&
      (filter.language === null || speaker.languages.includes(filter.language)) &&
      (filter.stage === null ||
        (filter.stage === 'none' ? speaker.interviewCount === 0 : speaker.statuses.includes(filter.stage))) &&
      (!filter.minor || (speaker.birthDate !== null && ageOn(speaker.birthDate, day) < ageOfMajority)) &&
      (!filter.overdue || isOverdue(speaker, day)) &&
      (foundElsewhere.has(speaker.id) || findsSpeaker(searchText(speaker), words)),
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

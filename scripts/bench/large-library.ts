import type { Services } from '../../src/main/services/services.ts'
import type { NewSpeaker } from '../../src/shared/api/speakers.ts'
import { kazakhScripts, originCountries, spokenByPeople } from '../../src/shared/api/speakers.ts'
import { interviewStatuses } from '../../src/shared/pipeline.ts'

const firstNames = ['Айгүл', 'Ерлан', 'Жанар', 'Қуаныш', 'Әсел', 'Нұрлан', 'Гүлнар', 'Сәбит', 'Өмір', 'Үміт']
const lastNames = [
  'Серікқызы',
  'Ахметұлы',
  'Қайратқызы',
  'Болатұлы',
  'Төлегенқызы',
  'Жұмабайұлы',
  'Ыбырайұлы',
]
const towns = ['Алматы', 'Астана', 'Өскемен', 'Семей', 'Тараз', 'Түркістан', 'Ақтау']

export interface LargeLibrarySize {
  speakers: number
  interviews: number
  /** In each interview's plan. */
  planned: number
}

/**
 * Fills the open library, whose question bank is full already, with speakers and what is known of them by the first set of
 * criteria, and with interviews at every stage of the pipeline, each with a plan; those that were agreed on have a day of filming.
 * The same each time but for the dates, which lie around `today`. Returns the ids of the interviews.
 */
export async function fillLargeLibrary(
  services: Services,
  size: LargeLibrarySize,
  today: Date,
): Promise<string[]> {
  const [set] = await services.criteria.list()
  const speakerIds: string[] = []
  for (let n = 0; n < size.speakers; n++) {
    const { id } = await services.speakers.create(speaker(n))
    speakerIds.push(id)
    if (set) await services.criteria.acceptProposals({ speakerId: id, themeId: null, setId: set.id }, null)
  }
  const themes = await services.themes.list()
  const bank = await services.questions.search({
    ...{ text: '', themeId: null, roles: [], statuses: [], missing: [], tags: [], offset: 0, limit: 500 },
  })
  const interviewIds: string[] = []
  for (let n = 0; n < size.interviews; n++) {
    const status = interviewStatuses[n % interviewStatuses.length]!
    const { id } = await services.interviews.create({
      title: `Туған жерге оралу жолы туралы әңгіме ${n + 1}`,
      speakerName: '',
      language: 'kk',
      notes: '',
      speakerId: speakerIds[(n * 2) % speakerIds.length]!,
      themeId: themes[n % themes.length]?.id ?? null,
      status,
      lastContactOn: day(today, -(n % 60)),
      nextStep: 'Қоңырау шалып, түсірілім күнін келісу',
      nextStepOn: day(today, (n % 40) - 10),
    })
    interviewIds.push(id)
    const items = Array.from({ length: size.planned }, (_, place) => ({
      from: 'bank' as const,
      questionId: bank.hits[(n * 7 + place * 13) % bank.hits.length]!.id,
    }))
    await services.plans.add(id, items, null)
    if (n % interviewStatuses.length >= interviewStatuses.indexOf('agreed')) {
      await services.shoots.create(id, {
        date: day(today, (n % 180) - 90),
        callTime: `${String(8 + (n % 10)).padStart(2, '0')}:30`,
        plannedMinutes: 180,
        venue: {
          ...{ name: `Студия ${n % 12}`, address: towns[n % towns.length]!, mapUrl: '' },
          ...{ parking: '', hospital: '', notes: '' },
        },
      })
    }
  }
  return interviewIds
}

function speaker(n: number): NewSpeaker {
  const name = `${firstNames[n % firstNames.length]} ${lastNames[n % lastNames.length]} ${n + 1}`
  return {
    name: { kk: name, ru: n % 3 === 0 ? name : '', en: '' },
    contacts: [{ kind: 'phone', value: `+7 701 ${String(1_000_000 + n * 37)}`, note: '' }],
    languages: ['kk', spokenByPeople[1 + (n % 8)]!],
    scripts: [kazakhScripts[n % kazakhScripts.length]!],
    country: originCountries[n % originCountries.length]!,
    livesIn: towns[n % towns.length]!,
    // every seventh says nothing of the year, so that something stays open in the ranking
    arrivalYear: n % 7 === 0 ? null : 1991 + (n % 34),
    birthDate: n % 5 === 0 ? null : `${1950 + (n % 60)}-0${1 + (n % 9)}-1${n % 10}`,
  }
}

function day(today: Date, offset: number): string {
  const date = new Date(today)
  date.setDate(date.getDate() + offset)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}

import type { Speaker, SpeakerListFormat } from '#shared/api/speakers.ts'
import type { Language } from '#shared/language.ts'
import { type LocalizedText, showText } from '#shared/localized.ts'
import type { InterviewStatus } from '#shared/pipeline.ts'
import { guardCell } from '../questions/exchange/formula-guard.ts'
import { contactWords, countryWords, scriptWords, spokenWords, statusWords } from './list-words.ts'
import type { SensitiveField } from './sensitive.ts'

/** A speaker with what the list tells of others: the stages of the interviews, and the name of the speaker who introduced them. */
export interface ListedSpeaker extends Speaker {
  statuses: InterviewStatus[]
  introducer: LocalizedText | null
}

/** One that may have been through `withoutSensitive`: what is not there cannot be printed. */
export type PrintedSpeaker = Omit<ListedSpeaker, SensitiveField> & Partial<Pick<Speaker, SensitiveField>>

interface Column {
  heading: Record<Language, string>
  /** In a workbook, in characters. */
  width: number
  cell(speaker: PrintedSpeaker, language: Language): string
}

const nameHeadings: Record<Language, Record<Language, string>> = {
  kk: { kk: 'Аты-жөні (қазақша)', ru: 'Имя (по-казахски)', en: 'Name (Kazakh)' },
  ru: { kk: 'Аты-жөні (орысша)', ru: 'Имя (по-русски)', en: 'Name (Russian)' },
  en: { kk: 'Аты-жөні (ағылшынша)', ru: 'Имя (по-английски)', en: 'Name (English)' },
}
const name = (own: Language): Column => ({
  heading: nameHeadings[own],
  width: 24,
  cell: (speaker) => speaker.name[own],
})

const columns: readonly Column[] = [
  name('kk'),
  name('ru'),
  name('en'),
  {
    heading: { kk: 'Туған күні', ru: 'Дата рождения', en: 'Date of birth' },
    width: 13,
    cell: ({ birthDate }) => birthDate ?? '',
  },
  {
    heading: { kk: 'Қай елден келген', ru: 'Страна происхождения', en: 'Country of origin' },
    width: 18,
    cell: ({ country }, language) => (country ? countryWords[country][language] : ''),
  },
  {
    heading: {
      kk: 'Өңірі (шыққан елінде)',
      ru: 'Регион (в стране происхождения)',
      en: 'Region of origin',
    },
    width: 20,
    cell: ({ region }) => region,
  },
  {
    heading: { kk: 'Көшіп келген жылы', ru: 'Год переезда', en: 'Year of arrival' },
    width: 13,
    cell: ({ arrivalYear }) => (arrivalYear === null ? '' : String(arrivalYear)),
  },
  {
    heading: { kk: 'Сөйлейтін тілдері', ru: 'Языки', en: 'Languages' },
    width: 24,
    cell: ({ languages }, language) => languages.map((code) => spokenWords[code][language]).join(', '),
  },
  {
    heading: {
      kk: 'Қазақша қай жазуды оқиды',
      ru: 'Каким письмом читает по-казахски',
      en: 'Scripts read in Kazakh',
    },
    width: 24,
    cell: ({ scripts }, language) => scripts.map((code) => scriptWords[code][language]).join(', '),
  },
  {
    heading: { kk: 'Сұхбаттардың кезеңі', ru: 'Этапы интервью', en: 'Stages of interviews' },
    width: 20,
    cell: ({ statuses }, language) => statuses.map((status) => statusWords[status][language]).join(', '),
  },
  {
    heading: { kk: 'Кім таныстырды', ru: 'Кто познакомил', en: 'Introduced by' },
    width: 24,
    cell: ({ introducer, introducedBy }, language) =>
      [introducer ? (showText(introducer, language)?.text ?? '') : '', introducedBy]
        .filter((text) => text !== '')
        .join(', '),
  },
  {
    heading: { kk: 'Ескертпелер', ru: 'Заметки', en: 'Notes' },
    width: 48,
    cell: ({ notes }) => notes,
  },
]

const sensitiveColumns: readonly Column[] = [
  {
    heading: { kk: 'Байланыс', ru: 'Контакты', en: 'Contacts' },
    width: 32,
    cell: ({ contacts = [] }, language) =>
      contacts
        .map(({ kind, value, note }) => `${contactWords[kind][language]}: ${value}${note && ` (${note})`}`)
        .join('\n'),
  },
  {
    heading: { kk: 'Қауіп-қатер', ru: 'Риски', en: 'Risks' },
    width: 40,
    cell: ({ risks = '' }) => risks,
  },
  {
    heading: { kk: 'Заңды өкілі', ru: 'Законный представитель', en: 'Guardian' },
    width: 32,
    cell: ({ guardian }) =>
      guardian
        ? [guardian.name, guardian.relation, guardian.contact].filter((text) => text !== '').join(', ')
        : '',
  },
]

const columnsOf = (sensitive: boolean) => (sensitive ? [...columns, ...sensitiveColumns] : columns)

/** Widths of the columns of `printListTable`, in characters. */
export function listWidths(sensitive: boolean): number[] {
  return columnsOf(sensitive).map(({ width }) => width)
}

/** The list as rows of cells under headings, with words in `language`. No cell begins a formula. */
export function printListTable(
  speakers: readonly PrintedSpeaker[],
  language: Language,
  sensitive: boolean,
): string[][] {
  const shown = columnsOf(sensitive)
  return [
    shown.map(({ heading }) => heading[language]),
    ...speakers.map((speaker) => shown.map(({ cell }) => guardCell(cell(speaker, language)))),
  ]
}

/** The list as JSON: codes in place of words, and no key at all for what is left out. */
export function printListJson(speakers: readonly PrintedSpeaker[], sensitive: boolean): string {
  const entries = speakers.map(({ contacts, risks, guardian, ...speaker }) => ({
    name: speaker.name,
    birthDate: speaker.birthDate,
    country: speaker.country,
    region: speaker.region,
    arrivalYear: speaker.arrivalYear,
    languages: speaker.languages,
    scripts: speaker.scripts,
    interviewStatuses: speaker.statuses,
    introducedBy: { speaker: speaker.introducer, text: speaker.introducedBy },
    notes: speaker.notes,
    ...(sensitive ? { contacts, risks, guardian } : {}),
  }))
  return `${JSON.stringify({ format: 'iz-speakers', version: 1, sensitive, speakers: entries }, null, 2)}\n`
}

const titles: Record<Language, { plain: string; sensitive: string }> = {
  kk: { plain: 'Кейіпкерлер', sensitive: 'Кейіпкерлер, құпия деректерімен' },
  ru: { plain: 'Герои', sensitive: 'Герои, с личными данными' },
  en: { plain: 'Speakers', sensitive: 'Speakers, with sensitive data' },
}

/** The name of the sheet; a file says in its name when sensitive fields are in it, for whoever is about to send it on. */
export function listTitle(language: Language, sensitive: boolean): string {
  return titles[language][sensitive ? 'sensitive' : 'plain']
}

/** @param day 'YYYY-MM-DD' */
export function listFileName(
  language: Language,
  sensitive: boolean,
  day: string,
  format: SpeakerListFormat,
): string {
  return `${listTitle(language, sensitive)} ${day}.${format}`
}

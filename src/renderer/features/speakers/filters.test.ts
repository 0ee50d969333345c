import { describe, expect, it } from 'vitest'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import type { SpeakerSummary } from '#shared/api/speakers.ts'
import { columnsOf, filterPipeline, readPipelineFilter } from './pipeline-filter.ts'
import { filterSpeakers, readSpeakerFilter } from './speaker-filter.ts'

const day = '2026-11-24'

const speaker = (id: string, kk: string, more: Partial<SpeakerSummary> = {}): SpeakerSummary => ({
  ...{
    id,
    name: { kk, ru: '', en: '' },
    otherNames: [],
    photoId: null,
    contacts: [],
    languages: [],
    scripts: [],
  },
  ...{ country: null, region: '', livesIn: '', arrivalYear: null, birthDate: null, cameraComfort: null },
  ...{ anonymisedAt: null, createdAt: '2026-01-01', updatedAt: '2026-01-01' },
  ...{ interviewCount: 0, statuses: [], nextStepOn: null, lastContactOn: null },
  ...more,
})
const speakers = [
  speaker('a', 'Әсел Жұман', { country: 'CN', birthDate: '2010-05-01', languages: ['kk', 'zh'] }),
  speaker('b', 'Қуаныш Серік', {
    country: 'MN',
    birthDate: '1990-05-01',
    statuses: ['filmed'],
    interviewCount: 1,
  }),
  speaker('c', 'Айша', {
    ...{ contacts: [{ kind: 'phone', value: '8 701 123-45-67', note: '' }], livesIn: 'Шымкент' },
    ...{ nextStepOn: '2026-11-23', interviewCount: 1, statuses: ['contacted'] },
  }),
]
const found = (address: string, elsewhere: string[] = []) =>
  filterSpeakers(
    speakers,
    readSpeakerFilter(new URLSearchParams(address)),
    day,
    ({ name }) => name.kk,
    (code) => code,
    new Set(elsewhere),
  )
    .map(({ id }) => id)
    .join('')

describe('speakers are found', () => {
  it.each([
    ['', 'cab'],
    ['q=asel', 'a'],
    ['q=Асель', 'a'],
    ['q=ءاسەل', 'a'],
    ['q=куаныш серик', 'b'],
    ['q=serik quanysh', 'b'],
    ['q=7011234', 'c'],
    ['q=%2B77011234567', 'c'],
    ['q=Shymkent', 'c'],
    ['q=жоқ', ''],
    ['country=CN', 'a'],
    ['language=zh', 'a'],
    ['stage=filmed', 'b'],
    ['stage=none', 'a'],
    ['minor=1', 'a'],
    ['overdue=1', 'c'],
    ['country=CN&stage=filmed', ''],
    ['country=НЕТ&stage=x&sort=y', 'cab'],
  ])('by %s', (address, ids) => {
    expect(found(address)).toBe(ids)
  })

  it('by what the library found in their notes, within the other filters', () => {
    expect(found('q=домбыра', ['b', 'c'])).toBe('cb')
    expect(found('q=домбыра&country=MN', ['b', 'c'])).toBe('b')
  })

  it.each([
    ['sort=name', 'cab'],
    ['sort=name&order=down', 'bac'],
    ['sort=age', 'abc'],
    ['sort=age&order=down', 'bac'],
    ['sort=country', 'abc'],
    ['sort=next_step', 'cab'],
  ])('and sorted by %s, the unknown last', (address, ids) => {
    expect(found(address)).toBe(ids)
  })
})

const interview = (id: string, more: Partial<InterviewSummary>): InterviewSummary => ({
  ...{
    id,
    title: id,
    speakerName: '',
    speakerId: null,
    themeId: null,
    status: 'idea',
    language: null,
    notes: '',
  },
  ...{
    lastContactOn: null,
    nextStep: '',
    nextStepOn: null,
    createdAt: '2026-01-01',
    updatedAt: '2026-01-01',
  },
  ...{
    takeCount: 0,
    durationMs: 0,
    posterTakeId: null,
    transcriptCount: 0,
    trackLanguages: [],
    clipCount: 0,
  },
  ...{ exportCount: 0, planCount: 0 },
  ...more,
})
const interviews = [
  interview('a', { speakerName: 'Жанар', status: 'contacted', nextStepOn: '2026-12-01' }),
  interview('b', { status: 'published', nextStepOn: '2026-01-01', createdAt: '2026-01-03' }),
  interview('c', { status: 'contacted', nextStepOn: '2026-11-01', nextStep: 'call', themeId: 't' }),
  interview('d', { status: 'contacted', createdAt: '2026-01-02' }),
  interview('e', { status: 'contacted', createdAt: '2026-01-05' }),
]
const shown = (address: string) =>
  filterPipeline(interviews, readPipelineFilter(new URLSearchParams(address)), day)
    .map(({ id }) => id)
    .join('')

describe('the pipeline', () => {
  it.each([
    ['', 'caedb'],
    ['q=zhanar', 'a'],
    ['stages=published,declined', 'b'],
    ['overdue=1', 'c'],
    ['stalled=1', 'ed'],
    ['theme=t', 'c'],
    ['sort=next_step', 'bcaed'],
    ['sort=title&order=down', 'edcba'],
  ])('shows by %s', (address, ids) => {
    expect(shown(address)).toBe(ids)
  })

  it('puts every interview into its column once, the most urgent first', () => {
    const columns = columnsOf(interviews)
    expect(columns.map(({ status }) => status).slice(0, 2)).toEqual(['idea', 'contacted'])
    expect(columns.map((column) => column.interviews.map(({ id }) => id).join('')).join('|')).toBe(
      '|caed|||||||b|',
    )
  })
})

import i18next from 'i18next'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { showFailure } from '../features/jobs/shown-failures.ts'
import { texts } from '../i18n/texts.ts'
import type { Job } from '../lib/job.ts'
import { jobEnd } from './job-ends.ts'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: texts.en } }, initAsync: false })
})

const ended = (kind: Job['kind'], subjectId: string, more: Partial<Job> = {}): Job => ({
  ...{ id: 'j', kind, subjectId, state: 'failed', interviewId: 'i', title: 'а.mp4', result: null },
  error: { code: 'model_none', params: {} },
  ...{ createdAt: '', startedAt: null, endedAt: null },
  progress: { unit: 'ms', done: 0, total: null, stage: null, etaMs: null },
  ...more,
})
const problems = (job: Job) => jobEnd(i18next.t, job).problems.map(({ title }) => title)

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

it('a part recognised anew, words timed and speakers told apart fail aloud on the transcript’s own screen', () => {
  stops.push(showFailure('transcribe', 'take'))
  expect(problems(ended('retranscribe', 'transcript'))).toEqual([
    i18next.t('job.failed.retranscribe', { title: 'а.mp4' }),
  ])
  expect(problems(ended('align', 'transcript'))).toHaveLength(1)
  expect(problems(ended('diarise', 'transcript'))).toHaveLength(1)
})

it('a failure that the screen tells itself is not said twice, that of another recording is said', () => {
  const stop = showFailure('transcribe', 'take')
  expect(problems(ended('transcribe', 'take'))).toEqual([])
  expect(problems(ended('transcribe', 'other'))).toHaveLength(1)
  // Two places may tell of the same one.
  stops.push(showFailure('transcribe', 'take'))
  stop()
  expect(problems(ended('transcribe', 'take'))).toEqual([])
  stops.pop()?.()
  expect(problems(ended('transcribe', 'take'))).toHaveLength(1)
})

it('a job that somebody stopped says nothing, one that is done says so and what went otherwise', () => {
  expect(jobEnd(i18next.t, ended('export', 'clip', { state: 'cancelled', error: null }))).toEqual({
    ...{ done: null, problems: [] },
  })
  const warned = { warnings: [{ code: 'model_none', params: {} }] }
  const end = jobEnd(i18next.t, ended('align', 'take', { state: 'done', error: null, result: warned }))
  expect(end.done).toContain('а.mp4')
  expect(end.problems).toHaveLength(1)
})

it('of the imports of one interview only the last is said to be done', () => {
  const done = (kind: Job['kind'], subjectId: string) =>
    jobEnd(i18next.t, ended(kind, subjectId, { state: 'done', error: null })).subject
  expect(done('import', 'a')).toBe(done('import', 'b'))
  expect(done('import', 'a')).toBeDefined()
  expect(done('export', 'a')).toBeUndefined()
})

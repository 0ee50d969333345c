import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Database } from '../../src/main/infra/sqlite/database.ts'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { makeRecording } from '../support/media.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir()
let services: Services
let interviewId: string
let speakerId: string
let takeId: string
const fields = {
  ...{ title: 'Бірінші клип', inMs: 0, outMs: 500, trackId: null, styleId: null },
  ...{ presets: ['square' as const], burnIn: false, sidecar: 'none' as const },
}
const newClip = async () => (await services.clips.create(takeId, fields)).id
const logOf = (jobId: string) => {
  const db = new Database(join(root, 'lib', 'library.db'), { readOnly: true })
  try {
    return db
      .all('SELECT line FROM job_log WHERE job_id = ? ORDER BY id', jobId)
      .map(({ line }) => String(line))
  } finally {
    db.close()
  }
}

beforeAll(async () => {
  services = (await composeIn(root)).services
  const adult = { name: { kk: 'Айгерім', ru: '', en: '' }, birthDate: '1990-01-01' }
  speakerId = (await services.speakers.create(adult)).id
  const interview = { title: 'Көш', speakerName: '', language: 'ru' as const, notes: '', speakerId }
  interviewId = (await services.interviews.create(interview)).id
  const path = await makeRecording(root, 'жазба.mp4', { seconds: 2, size: '64x36' })
  const { take, job } = await services.takes.importPath(interviewId, path)
  expect((await ended(services, job.id)).error).toBeNull()
  takeId = take.id
})
afterAll(() => services.close())

it('a clip of an interview without any consent is exported, with a hint', async () => {
  const id = await newClip()
  expect(await services.clips.consent(id)).toMatchObject({ verdict: 'none', language: 'ru' })
  const job = await services.clips.export(id)
  expect((await ended(services, job.id)).error).toBeNull()
  expect(logOf(job.id).join()).not.toContain('consent')
})

it('what the consents deny is exported only for internal use, and the log says so', async () => {
  const signed = { speakerId, interviewId: null, signedOn: '2025-01-01' }
  await services.consents.create({ ...signed, kind: 'consent' })
  const release = await services.consents.create({
    ...{ ...signed, kind: 'release', platforms: ['youtube'], languages: ['ru'] },
  })
  const id = await newClip()
  const consent = await services.clips.consent(id)
  expect(consent.verdict).toBe('denied')
  expect(consent.targets.map(({ platform, reasons }) => [platform, reasons.map(({ code }) => code)])).toEqual(
    [
      ['instagram', ['platform_excluded']],
      ['facebook', ['platform_excluded']],
    ],
  )
  await expect(services.clips.export(id)).rejects.toMatchObject({
    ...{ code: 'consent_denied', params: { title: 'Бірінші клип' } },
  })
  const job = await services.clips.export(id, { internal: true })
  expect((await ended(services, job.id)).error).toBeNull()
  expect(logOf(job.id)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('internal use'),
      'square instagram ru: platform_excluded',
      'square facebook ru: platform_excluded',
    ]),
  )
  // One platform of the format is enough to publish it; what else it has is told.
  await services.consents.update(release.id, { platforms: ['instagram'], anonymity: 'first_name' })
  const partly = await services.clips.consent(id)
  expect(partly.verdict).toBe('allowed')
  expect(partly.targets).toMatchObject([
    { platform: 'instagram', allowed: true, conditions: ['first_name_only'] },
    { platform: 'facebook', allowed: false },
  ])
  expect((await ended(services, (await services.clips.export(id)).id)).error).toBeNull()
})

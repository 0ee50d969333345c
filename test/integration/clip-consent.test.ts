import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NewConsent } from '#shared/api/consents.ts'
import type { PresetId } from '#shared/clip.ts'
import { Database } from '../../src/main/infra/sqlite/database.ts'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { makeRecording } from '../support/media.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir()
let services: Services
let path: string
beforeAll(async () => {
  services = (await composeIn(root)).services
  path = await makeRecording(root, 'жазба.mp4', { seconds: 2, size: '64x36' })
})
afterAll(() => services.close())

const speaker = (birthDate = '1990-01-01') =>
  services.speakers.create({ name: { kk: 'Айгерім', ru: '', en: '' }, birthDate })
const interviewOf = (speakerId: string | null) =>
  services.interviews.create({
    ...{ title: 'Көш', speakerName: 'Айгерім', language: 'ru' as const, notes: '', speakerId },
  })
async function clipOf(interviewId: string, presets: PresetId[] = ['square']): Promise<string> {
  const { take, job } = await services.takes.importPath(interviewId, path)
  expect((await ended(services, job.id)).error).toBeNull()
  const clip = await services.clips.create(take.id, {
    ...{ title: 'Бірінші клип', inMs: 0, outMs: 500, trackId: null, styleId: null },
    ...{ presets, burnIn: false, sidecar: 'none' as const },
  })
  return clip.id
}
const wide = {
  ...{ signedOn: '2025-01-01', languages: ['ru' as const], anonymity: 'named' as const },
  platforms: ['youtube' as const, 'instagram' as const, 'facebook' as const],
}
const sign = async (
  who: Pick<NewConsent, 'speakerId' | 'interviewId'>,
  change: Partial<NewConsent> = {},
) => ({
  consent: await services.consents.create({ ...wide, ...who, ...change, kind: 'consent' }),
  release: await services.consents.create({ ...wide, ...who, ...change, kind: 'release' }),
})
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
const verdict = async (clipId: string) => (await services.clips.consent(clipId)).verdict
async function expectDenied(clipId: string): Promise<void> {
  expect(await verdict(clipId)).toBe('denied')
  await expect(services.clips.export(clipId)).rejects.toMatchObject({ code: 'consent_denied' })
}

describe('an interview that nobody’s card was ever linked to', () => {
  it('is exported, with a hint, and nothing in the log', async () => {
    const id = await clipOf((await interviewOf(null)).id)
    expect(await services.clips.consent(id)).toMatchObject({ verdict: 'none', language: 'ru' })
    const job = await services.clips.export(id)
    expect((await ended(services, job.id)).error).toBeNull()
    expect(logOf(job.id).join()).not.toContain('consent')
  })

  it('is so again when the linking, or the form, was a mistake that is undone', async () => {
    const interview = await interviewOf(null)
    const id = await clipOf(interview.id)
    await services.interviews.update(interview.id, { speakerId: (await speaker()).id })
    expect(await verdict(id)).toBe('denied')
    await services.history.undo()
    expect(await verdict(id)).toBe('none')
    await services.consents.create({ kind: 'release', speakerId: null, interviewId: interview.id })
    expect(await verdict(id)).toBe('denied')
    await services.history.undo()
    expect(await verdict(id)).toBe('none')
  })
})

describe('an interview whose speaker is known is not released without forms', () => {
  it.each(['1990-01-01', '2012-05-05'])('of someone born on %s', async (birthDate) => {
    const interview = await interviewOf((await speaker(birthDate)).id)
    await expectDenied(await clipOf(interview.id))
  })

  it('when the only forms are removed, one for all interviews or its own', async () => {
    const { id: speakerId } = await speaker()
    const interview = await interviewOf(speakerId)
    const id = await clipOf(interview.id)
    for (const interviewId of [null, interview.id]) {
      const forms = await sign({ speakerId, interviewId })
      expect(await verdict(id)).toBe('allowed')
      for (const form of [forms.consent, forms.release]) await services.consents.remove(form.id)
      await expectDenied(id)
    }
  })

  it('when the only form of a speaker without a card is removed', async () => {
    const interview = await interviewOf(null)
    const id = await clipOf(interview.id)
    const { consent, release } = await sign({ speakerId: null, interviewId: interview.id })
    await services.consents.remove(consent.id)
    await services.consents.remove(release.id)
    await expectDenied(id)
  })

  it('when the speaker who withdrew is taken off, changed or removed', async () => {
    const { id: speakerId } = await speaker()
    const interview = await interviewOf(speakerId)
    const id = await clipOf(interview.id)
    await sign({ speakerId, interviewId: null }, { withdrawnOn: '2025-02-01' })
    await expectDenied(id)
    for (const next of [null, (await speaker()).id, null, speakerId]) {
      await services.interviews.update(interview.id, { speakerId: next })
      await expectDenied(id)
    }
    await services.speakers.remove(speakerId)
    await expectDenied(id)
  })

  it.each(['erase', 'anonymise'] as const)('when the speaker who withdrew is gone: %s', async (mode) => {
    const { id: speakerId } = await speaker()
    const interview = await interviewOf(speakerId)
    const id = await clipOf(interview.id)
    await sign({ speakerId, interviewId: null }, { withdrawnOn: '2025-02-01' })
    await services.speakers.erase(speakerId, mode, { removeBackups: false })
    await expectDenied(id)
    // No step of undo is left that would forget it.
    while (await services.history.undo());
    const { interviews } = await services.consents.overview({ interviewId: interview.id })
    expect(interviews).toMatchObject([{ needsConsent: true }])
    while (await services.history.redo());
  })
})

it('what the consents deny is exported only for internal use, and the log says so', async () => {
  const { id: speakerId } = await speaker()
  const { release } = await sign({ speakerId, interviewId: null }, { platforms: ['youtube'] })
  const id = await clipOf((await interviewOf(speakerId)).id)
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
  await services.consents.update(release.id, { platforms: ['instagram'] })
  const partly = await services.clips.consent(id)
  expect(partly).toMatchObject({ verdict: 'allowed', conditions: [] })
  expect(partly.targets).toMatchObject([
    { platform: 'instagram', allowed: true },
    { platform: 'facebook', allowed: false },
  ])
  expect((await ended(services, (await services.clips.export(id)).id)).error).toBeNull()
})

it('an export that is tried again asks again', async () => {
  const { id: speakerId } = await speaker()
  const { release } = await sign({ speakerId, interviewId: null })
  const id = await clipOf((await interviewOf(speakerId)).id)
  const job = await services.clips.export(id)
  await services.jobs.cancel(job.id)
  const again = async () => {
    const { id: jobId } = await services.jobs.retry(job.id)
    return (await ended(services, jobId)).error
  }
  await services.consents.update(release.id, { withdrawnOn: '2025-02-01' })
  expect(await again()).toMatchObject({ code: 'consent_denied' })
  await services.consents.update(release.id, { withdrawnOn: null, anonymity: 'silhouette' })
  expect(await again()).toMatchObject({ code: 'consent_conditions' })
})

it('what stays inside stays what it was when it is tried again', async () => {
  const { id: speakerId } = await speaker()
  const id = await clipOf((await interviewOf(speakerId)).id)
  const job = await services.clips.export(id, { internal: true })
  await services.jobs.cancel(job.id)
  const { presets } = await services.clips.update(id, { presets: ['youtube', 'reels', 'square'] })
  expect(presets).toContain('youtube')
  const { id: again } = await services.jobs.retry(job.id)
  expect((await ended(services, again)).error).toMatchObject({ code: 'consent_denied' })
})

describe('a speaker who is not to be recognised', () => {
  const hidden = async (anonymity: 'first_name' | 'silhouette' | 'text_only', presets?: PresetId[]) => {
    const { id: speakerId } = await speaker()
    await sign({ speakerId, interviewId: null }, { anonymity })
    return clipOf((await interviewOf(speakerId)).id, presets)
  }

  it('is in no video at all where only text is allowed', async () => {
    const id = await hidden('text_only', ['youtube', 'shorts', 'reels', 'feed', 'square'])
    const { targets, conditions } = await services.clips.consent(id)
    for (const target of targets) {
      expect(target).toMatchObject({ allowed: false, reasons: [{ code: 'text_only_video' }] })
    }
    expect(conditions).toEqual([])
    await expectDenied(id)
  })

  it.each([
    ['silhouette', ['hide_name', 'hide_face', 'change_voice']],
    ['first_name', ['first_name_only']],
  ] as const)('is exported only once a person confirms each condition: %s', async (anonymity, conditions) => {
    const id = await hidden(anonymity)
    expect(await services.clips.consent(id)).toMatchObject({ verdict: 'allowed', conditions })
    for (const options of [{}, { internal: true }, { conditions: conditions.slice(1) }]) {
      await expect(services.clips.export(id, options)).rejects.toMatchObject({
        ...{ code: 'consent_conditions', params: { title: 'Бірінші клип' } },
      })
    }
  })

  it('leaves in the job’s log what was confirmed', async () => {
    const conditions = ['hide_name', 'hide_face', 'change_voice'] as const
    const job = await services.clips.export(await hidden('silhouette'), { conditions })
    expect((await ended(services, job.id)).error).toBeNull()
    expect(logOf(job.id)).toEqual(
      expect.arrayContaining([expect.stringContaining('a person confirmed'), ...conditions]),
    )
  })
})

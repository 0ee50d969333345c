import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

let services: Services
beforeAll(async () => {
  services = (await composeIn(makeTempDir())).services
})
afterAll(() => services.close())

const speaker = (kk: string) => services.speakers.create({ name: { kk, ru: '', en: '' } })
const interviewOf = (speakerId: string) =>
  services.interviews.create({
    ...{ title: 'Сұхбат', speakerName: '', language: 'kk', notes: '', speakerId },
  })

describe('erasing a speaker', () => {
  it('leaves what another one signed for an interview that changed hands', async () => {
    const [before, after] = [await speaker('Бұрынғы'), await speaker('Кейінгі')]
    const interview = await interviewOf(before.id)
    const signed = await services.consents.create({
      ...{ kind: 'consent', speakerId: before.id, interviewId: interview.id, signedOn: '2025-01-01' },
    })
    const scan = new Blob(['%PDF-1.4 қол']).stream() as ReadableStream<Uint8Array>
    const upload = { name: 'келісім.pdf', bytes: null, body: scan }
    await services.consents.attach(signed.id, upload, new AbortController().signal)
    await services.interviews.update(interview.id, { speakerId: after.id })
    await services.speakers.erase(after.id, 'erase', { removeBackups: false })
    const { records } = await services.consents.overview({ speakerId: before.id })
    expect(records).toMatchObject([{ id: signed.id, files: [{ missing: false }] }])
  })

  it('does not make an adult of a minor whose form says so', async () => {
    const minor = await speaker('Кіші')
    await services.speakers.update(minor.id, { birthDate: '2012-05-05' })
    const interview = await interviewOf(minor.id)
    const ask = () => services.consents.allows(interview.id, 'youtube', 'kk', '2026-01-01')
    const scope = { speakerId: minor.id, interviewId: interview.id, signedOn: '2025-01-01' }
    for (const kind of ['consent', 'release'] as const) {
      const wide = { platforms: ['youtube' as const], languages: ['kk' as const], adultConfirmed: true }
      await services.consents.create({
        ...scope,
        kind,
        ...(kind === 'release' ? wide : { adultConfirmed: true }),
      })
    }
    expect(await ask()).toMatchObject({ allowed: false })
    await services.speakers.erase(minor.id, 'anonymise', { removeBackups: false })
    expect(await ask()).toMatchObject({ allowed: false })
  })
})

describe('the ready sets of criteria', () => {
  it('come in once when several windows open at once', async () => {
    const { services: fresh } = await composeIn(makeTempDir())
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => fresh.criteria.list()))
    for (const list of others) expect(list.map(({ id }) => id)).toEqual(first?.map(({ id }) => id))
    await fresh.close()
  })
})

import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Consent } from '#shared/api/consents.ts'
import { createHandler, type Handler } from '../../src/main/http/handler.ts'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir()
let services: Services
let handler: Handler
let speakerId = ''
let interviewId = ''

beforeAll(async () => {
  services = (await composeIn(root)).services
  handler = createHandler({ services, rendererDir: null })
})
afterAll(() => services.close())

beforeEach(async () => {
  const name = { kk: 'Айгерім Серік', ru: 'Айгерим Серик', en: '' }
  const guardian = { name: 'Сәуле', relation: 'анасы', contact: '+7 700 000 00 00' }
  speakerId = (await services.speakers.create({ name, birthDate: '2009-03-01', guardian })).id
  const interview = { title: 'Көш', speakerName: '', language: null, notes: '', speakerId }
  interviewId = (await services.interviews.create(interview)).id
})

const allows = async (on = '2026-12-01', language: 'kk' | 'ru' | 'en' = 'kk', id = interviewId) => {
  const { allowed, reasons } = await services.consents.allows(id, 'youtube', language, on)
  return allowed ? 'allowed' : reasons.map(({ code }) => code)
}

const anonymity = 'named' as const
/** Both forms, signed by an adult-to-be and the mother. */
async function sign(interview: string | null = null): Promise<{ consent: Consent; release: Consent }> {
  const common = {
    speakerId,
    interviewId: interview,
    signedOn: '2026-10-01',
    assentOn: '2026-10-01',
    anonymity,
  }
  const guardian = { name: 'Сәуле', relation: 'анасы', contact: '', signedOn: '2026-10-01' }
  return {
    consent: await services.consents.create({ ...common, kind: 'consent', guardian }),
    release: await services.consents.create({
      ...{ ...common, kind: 'release', guardian },
      platforms: ['youtube', 'youtube', 'archive'],
      languages: ['kk', 'en'],
    }),
  }
}

const send = (consentId: string, name: string, bytes: Uint8Array<ArrayBuffer>) =>
  handler(
    new Request(`http://iz/upload/consent?${new URLSearchParams({ consent: consentId, name })}`, {
      method: 'PUT',
      body: bytes,
    }),
  )
const pdf = new TextEncoder().encode('%PDF-1.7\nқол қойылған\n%%EOF')

describe('a form', () => {
  it('allows nothing when it is new, and takes the guardian from the speaker', async () => {
    expect(await allows()).toEqual(['consent_missing', 'release_missing'])
    const release = await services.consents.create({ kind: 'release', speakerId, interviewId: null })
    expect(release).toMatchObject({
      platforms: [],
      languages: [],
      anonymity: null,
      signedOn: null,
      files: [],
      approvals: [],
    })
    expect(release.guardian).toEqual({
      name: 'Сәуле',
      relation: 'анасы',
      contact: '+7 700 000 00 00',
      signedOn: null,
    })
    expect(await allows()).toEqual(['consent_missing', 'release_unsigned'])
  })

  it('for all interviews counts for each of the speaker; one for an interview counts for that one', async () => {
    const other = await services.interviews.create({
      ...{ title: 'Мектеп', speakerName: '', language: null, notes: '', speakerId },
    })
    const { consent, release } = await sign()
    expect(release.platforms).toEqual(['youtube', 'archive'])
    expect(await allows()).toBe('allowed')
    expect(await allows('2026-12-01', 'ru')).toEqual(['language_excluded'])
    expect(await allows('2026-12-01', 'kk', other.id)).toBe('allowed')
    for (const { id } of [consent, release]) await services.consents.update(id, { interviewId: other.id })
    expect(await allows()).toEqual(['consent_missing', 'release_missing'])
    expect(await allows('2026-12-01', 'kk', other.id)).toBe('allowed')
    const overview = await services.consents.overview({ speakerId })
    expect(overview.records).toHaveLength(2)
    expect(overview.interviews.map(({ title }) => title).sort()).toEqual(['Көш', 'Мектеп'])
  })

  it('of one speaker never speaks for the next one of the same interview', async () => {
    await sign(interviewId)
    expect(await allows()).toBe('allowed')
    const next = await services.speakers.create({ name: { kk: 'Нұрлан', ru: '', en: '' } })
    await services.interviews.update(interviewId, { speakerId: next.id })
    expect(await allows()).toEqual(['consent_missing', 'release_missing'])
  })

  it('of an interview without a speaker stays valid when the speaker is entered', async () => {
    const walkIn = { title: 'Кездейсоқ', speakerName: 'Ербол', language: null, notes: '' }
    const { id } = await services.interviews.create(walkIn)
    const common = {
      speakerId: null,
      interviewId: id,
      signedOn: '2026-10-01',
      adultConfirmed: true,
      anonymity,
    }
    await services.consents.create({ ...common, kind: 'consent' })
    await services.consents.create({ ...common, kind: 'release', platforms: ['youtube'], languages: ['kk'] })
    expect(await allows('2026-12-01', 'kk', id)).toBe('allowed')
    expect((await services.consents.overview({ interviewId: id })).speakerName).toBe('Ербол')
    const adult = { name: { kk: 'Ербол', ru: '', en: '' }, birthDate: '1999-01-01' }
    const speaker = await services.speakers.create(adult)
    await services.interviews.update(id, { speakerId: speaker.id })
    expect(await allows('2026-12-01', 'kk', id)).toBe('allowed')
  })

  it('needs somebody or something it is about', async () => {
    const { consent } = await sign()
    await expect(
      services.consents.create({ kind: 'release', speakerId, interviewId: 'жоқ' }),
    ).rejects.toThrow(expect.objectContaining({ code: 'not_found' }))
    await expect(services.consents.update('жоқ', { notes: '' })).rejects.toThrow(
      expect.objectContaining({ code: 'not_found' }),
    )
    expect((await services.consents.update(consent.id, { notes: 'й'.normalize('NFD') })).notes).toBe('й')
  })
})

describe('the day of filming', () => {
  it('is that of the earliest shoot, and decides who is a minor', async () => {
    const guardian = { name: '', relation: '', contact: '', signedOn: null }
    const common = { speakerId, interviewId, signedOn: '2026-10-01', guardian, anonymity }
    await services.consents.create({ ...common, kind: 'consent' })
    await services.consents.create({ ...common, kind: 'release', platforms: ['youtube'], languages: ['kk'] })
    expect((await allows())[0]).toBe('guardian_missing')
    await services.shoots.create(interviewId, { date: '2027-03-02' })
    expect(await allows()).toBe('allowed')
    await services.shoots.create(interviewId, { date: '2027-02-28' })
    const overview = await services.consents.overview({ interviewId })
    expect(overview.interviews).toEqual([
      { id: interviewId, title: 'Көш', filmedOn: '2027-02-28', needsConsent: true },
    ])
    expect((await allows())[0]).toBe('guardian_missing')
  })

  it('was when the first recording was made, whatever day is entered later; not when a camera’s clock was wrong', async () => {
    const filmedOn = async () => (await services.consents.overview({ interviewId })).interviews[0]?.filmedOn
    const db = new DatabaseSync(join(root, 'lib', 'library.db'))
    const record = (createdAt: string | null) =>
      db
        .prepare(
          `INSERT INTO take (id, interview_id, name, placement, path_base, path, info, created_at)
           VALUES (?, ?, 'көш.mp4', 'copy', 'library', 'media/көш.mp4', ?, '2026-11-01T00:00:00.000Z')`,
        )
        .run(randomUUID(), interviewId, JSON.stringify({ createdAt }))
    try {
      for (const never of [
        null,
        '1970-01-01T00:00:00.000Z',
        '1999-12-31T23:00:00.000Z',
        '2009-02-28T09:00:00.000Z',
        '2026-11-02T09:00:00.000Z',
        '2099-01-01T00:00:00.000Z',
      ]) {
        record(never)
        expect(await filmedOn()).toBeNull()
      }
      record('2026-10-20T09:00:00.000Z')
      expect(await filmedOn()).toBe('2026-10-20')
      await services.shoots.create(interviewId, { date: '2027-03-02' })
      expect(await filmedOn()).toBe('2026-10-20')
      record('2028-01-01T09:00:00.000Z')
      expect(await filmedOn()).toBe('2026-10-20')
      await services.shoots.create(interviewId, { date: '2026-10-05' })
      expect(await filmedOn()).toBe('2026-10-05')
    } finally {
      db.close()
    }
  })
})

describe('what changes', () => {
  it('can be undone step by step: scope, withdrawal, approval, removal', async () => {
    const { release } = await sign()
    await services.consents.update(release.id, { approvalRequired: true })
    expect(await allows()).toEqual(['approval_missing'])
    const approval = { decision: 'approved', decidedOn: '2026-11-01', byName: 'Айгерім', note: '' } as const
    await services.consents.addApproval(release.id, { ...approval, platform: null, language: 'kk' })
    expect(await allows()).toBe('allowed')
    await services.consents.update(release.id, {
      withdrawnOn: '2026-11-20',
      withdrawalReason: 'Ойын өзгертті',
    })
    expect(await allows()).toEqual(['release_withdrawn'])
    expect(await services.history.undo()).toMatchObject({
      label: 'release_withdraw',
      subject: 'Айгерім Серік',
    })
    expect(await allows()).toBe('allowed')
    await services.history.undo()
    expect(await allows()).toEqual(['approval_missing'])
    await services.history.redo()
    expect(await allows()).toBe('allowed')
    await services.consents.remove(release.id)
    expect(await allows()).toEqual(['release_missing'])
    await services.history.undo()
    expect(await allows()).toBe('allowed')
  })

  it('is told to the screens under the consent', async () => {
    const { consent } = await sign()
    const heard: unknown[] = []
    const stop = services.events.subscribe(null, (_, event) => heard.push(event))
    await services.consents.update(consent.id, { notes: 'x' })
    stop()
    expect(heard).toContainEqual({ type: 'changed', entity: 'consents', id: consent.id })
  })
})

describe('a signed form', () => {
  it('is copied into the library and shown by its id, under its own name', async () => {
    const { release } = await sign()
    const answer = await send(release.id, 'Рұқсат «Айгерім».pdf', pdf)
    expect(answer.status).toBe(200)
    const file = (await answer.json()) as { id: string }
    expect(file).toMatchObject({
      name: 'Рұқсат «Айгерім».pdf',
      contentType: 'application/pdf',
      missing: false,
    })
    const shown = await handler(new Request(`http://iz/consent-files/${file.id}`))
    expect(shown.headers.get('content-type')).toBe('application/pdf')
    expect(shown.headers.get('content-disposition')).toBeNull()
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(pdf)
    const kept = await handler(new Request(`http://iz/consent-files/${file.id}?download=1`))
    expect(kept.headers.get('content-disposition')).toContain(encodeURIComponent('Рұқсат «Айгерім».pdf'))
    await kept.body?.cancel()
    const overview = await services.consents.overview({ speakerId })
    expect(overview.records.find(({ id }) => id === release.id)?.files).toEqual([file])
  })

  it('that is a web page in disguise is only ever downloaded, as bytes', async () => {
    const { release } = await sign()
    const page = new TextEncoder().encode('<script>alert(1)</script>')
    const { id } = (await (await send(release.id, 'бланк.pdf', page)).json()) as { id: string }
    const answer = await handler(new Request(`http://iz/consent-files/${id}`))
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    await answer.body?.cancel()
  })

  it('stays on the disk when it is taken off, so that it can come back', async () => {
    const { release } = await sign()
    const { id } = (await (await send(release.id, 'a.pdf', pdf)).json()) as { id: string }
    await services.consents.removeFile(id)
    expect((await handler(new Request(`http://iz/consent-files/${id}`))).status).toBe(404)
    await services.history.undo()
    const answer = await handler(new Request(`http://iz/consent-files/${id}`))
    expect(await answer.bytes()).toEqual(pdf)
  })

  it('that is empty, or of nobody, leaves nothing behind', async () => {
    const { release } = await sign()
    const attachments = join(root, 'lib', 'attachments')
    const before = readdirSync(attachments)
    const empty = await send(release.id, 'бос.pdf', new Uint8Array())
    expect(await empty.json()).toEqual({ code: 'file_empty', params: { file: 'бос.pdf' } })
    expect((await send('жоқ', 'a.pdf', pdf)).status).toBe(404)
    expect(readdirSync(attachments)).toEqual(before)
  })

  it('that was deleted by hand is said to be missing', async () => {
    const { consent } = await sign()
    const { id } = (await (await send(consent.id, 'жоғалған.pdf', pdf)).json()) as { id: string }
    const { path } = await services.consents.file(id)
    expect(existsSync(path)).toBe(true)
    rmSync(path)
    const answer = await handler(new Request(`http://iz/consent-files/${id}`))
    expect(await answer.json()).toEqual({ code: 'file_missing', params: { file: 'жоғалған.pdf' } })
    const { records } = await services.consents.overview({ speakerId })
    expect(records.flatMap(({ files }) => files)).toMatchObject([{ id, missing: true }])
  })
})

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ErasureMode, NewSpeaker, Speaker } from '#shared/api/speakers.ts'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { picture, upload } from '../support/speakers.ts'
import { makeTempDir } from '../support/temp.ts'

let services: Services
beforeAll(async () => {
  services = (await composeIn(makeTempDir())).services
})
afterAll(() => services.close())

const named = (kk: string, more: Partial<NewSpeaker> = {}): NewSpeaker => ({
  name: { kk, ru: '', en: '' },
  ...more,
})
const never = new AbortController().signal
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
    const scope = {
      ...{ speakerId: minor.id, interviewId: interview.id, signedOn: '2025-01-01' },
      anonymity: 'named' as const,
    }
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

describe('erasure', () => {
  const secret = 'Зүлқайнар Құпиясеріков'
  const words = [secret, 'туысы қамауда', '+7 700 777 66 55', 'Қамқоршы Апай']
  let own: string
  let app: Services
  let speaker: Speaker
  let interviewId: string

  beforeEach(async () => {
    own = makeTempDir()
    app = (await composeIn(own)).services
    speaker = await app.speakers.create(
      named('Зүлқайнар', {
        ...{
          country: 'CN',
          arrivalYear: 2010,
          birthDate: '1999-01-01',
          languages: ['kk'],
          risks: words[1] ?? '',
        },
        contacts: [{ kind: 'phone', value: words[2] ?? '', note: '' }],
        guardian: { name: words[3] ?? '', relation: 'апасы', contact: words[2] ?? '' },
      }),
    )
    await app.speakers.update(speaker.id, { name: { kk: secret, ru: '', en: '' }, notes: `${secret} туралы` })
    await app.speakers.addFile(speaker.id, 'photo', upload('жүзі.png', picture), never)
    await app.speakers.addFile(speaker.id, 'document', upload('хат.txt', Buffer.from(secret)), never)
    const interview = await app.interviews.create({
      ...{ title: `${secret} және жол`, speakerName: '', language: 'kk', notes: words[1] ?? '' },
      ...{ speakerId: speaker.id, status: 'filmed', nextStep: `${secret} қоңырау`, nextStepOn: '2026-01-01' },
    })
    interviewId = interview.id
    const scope = { speakerId: speaker.id, interviewId, signedOn: '2025-01-01', anonymity: 'named' as const }
    await app.consents.create({ ...scope, kind: 'consent' })
    const consent = await app.consents.create({
      ...{ kind: 'release', speakerId: speaker.id, interviewId, platforms: ['youtube'], languages: ['kk'] },
      ...{ signedOn: '2025-01-01', notes: words[1] ?? '', anonymity: 'named' },
      guardian: { name: words[3] ?? '', relation: '', contact: '', signedOn: null },
    })
    await app.consents.attach(consent.id, upload('келісім.pdf', Buffer.from(`%PDF-1.4 ${secret}`)), never)
    const [set] = await app.criteria.list()
    const place = { speakerId: speaker.id, themeId: null, setId: set?.id ?? null }
    const assessment = await app.criteria.assess(place)
    const criterion = assessment?.items[0]?.criterion.id ?? ''
    await app.criteria.answer(place, criterion, { note: words[1] ?? '' })
    await app.speakers.create(named('Танысы', { introducedById: speaker.id, notes: 'Зүлқайнардың досы' }))
  })
  afterAll(() => app.close())

  /** All bytes of the library in which a word of the person may be: the database, its log, its backups, the files. */
  const leftIn = (folder: string) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => {
        const bytes = readFileSync(join(entry.parentPath, entry.name))
        return words.filter((word) => bytes.includes(word)).map((word) => `${entry.name}: ${word}`)
      })

  const outcomes = async (mode: ErasureMode) => {
    const { items } = await app.speakers.previewErasure(speaker.id, mode)
    return Object.fromEntries(items.map(({ subject, outcome, count }) => [subject, `${outcome} ${count}`]))
  }

  it('tells beforehand what it touches and what it leaves', async () => {
    expect(await outcomes('erase')).toMatchObject({
      ...{
        profile: 'removed 1',
        photo: 'removed 1',
        contacts: 'removed 1',
        risks: 'removed 1',
        guardian: 'removed 1',
      },
      ...{ notes: 'removed 1', files: 'removed 1', consents: 'removed 2', assessments: 'removed 1' },
      ...{ interview_names: 'changed 1', interview_titles: 'changed 1', interview_notes: 'removed 1' },
      ...{ next_steps: 'removed 1', introduced: 'changed 1', mentions: 'kept 1' },
    })
    expect(await outcomes('anonymise')).toMatchObject({
      ...{ profile: 'changed 1', consents: 'changed 2', assessments: 'changed 1', contacts: 'removed 1' },
    })
    expect(leftIn(join(own, 'lib'))).not.toEqual([])
  })

  it('erases a person from every byte of the library, for good', async () => {
    await app.speakers.erase(speaker.id, 'erase', { removeBackups: true })
    expect(leftIn(join(own, 'lib'))).toEqual([])
    await expect(app.speakers.get(speaker.id)).rejects.toMatchObject({ code: 'not_found' })
    const interview = await app.interviews.get(interviewId)
    expect(interview).toMatchObject({
      speakerId: null,
      speakerName: '',
      notes: '',
      nextStep: '',
      status: 'filmed',
    })
    expect(interview.title).toBe('Аты-жөні жасырылған кейіпкер және жол')
    expect(readdirSync(join(own, 'lib', 'attachments'))).toEqual([])
    expect(readdirSync(join(own, 'lib', 'backups'))).toHaveLength(1)
    while (await app.history.undo()) {
      expect(leftIn(join(own, 'lib'))).toEqual([])
    }
    while (await app.history.redo()) {
      expect(leftIn(join(own, 'lib'))).toEqual([])
    }
    await app.close()
    expect(leftIn(join(own, 'lib'))).toEqual([])
    const again = (await composeIn(own)).services
    expect((await again.app.diagnostics()).library?.integrity).toBe('ok')
    app = again
  })

  it('anonymises: nothing of the person, and the interview goes on with its consent', async () => {
    const on = '2026-06-01'
    const before = await app.consents.allows(interviewId, 'youtube', 'kk', on)
    await app.speakers.erase(speaker.id, 'anonymise', { removeBackups: true })
    expect(leftIn(join(own, 'lib'))).toEqual([])
    const nameless = await app.speakers.get(speaker.id)
    expect(nameless).toMatchObject({
      ...{
        country: 'CN',
        arrivalYear: 2010,
        languages: ['kk'],
        birthDate: null,
        photoId: null,
        contacts: [],
      },
    })
    expect(nameless.name.en).toBe('Anonymous speaker')
    expect(nameless.anonymisedAt).not.toBeNull()
    expect(await app.interviews.get(interviewId)).toMatchObject({
      ...{ speakerId: speaker.id, speakerName: 'Аты-жөні жасырылған кейіпкер' },
    })
    const after = await app.consents.allows(interviewId, 'youtube', 'kk', on)
    expect([before.allowed, after.allowed]).toEqual([true, true])
    expect(
      await app.speakers.duplicates({ names: ['Anonymous speaker'], contacts: [], exceptId: null }),
    ).toEqual([])
  })

  it('keeps the backups when asked to, and says so by leaving them', async () => {
    await app.close()
    app = (await composeIn(own)).services
    const backups = join(own, 'lib', 'backups')
    expect(existsSync(backups)).toBe(true)
    const count = readdirSync(backups).length
    await app.speakers.erase(speaker.id, 'erase', { removeBackups: false })
    expect(readdirSync(backups)).toHaveLength(count)
  })
})

describe('a removed speaker', () => {
  const removedMinor = async () => {
    const minor = await services.speakers.create(named('Тайсары', { birthDate: '2012-05-05' }))
    const interview = await interviewOf(minor.id)
    return { minor, interview }
  }

  it('is still a minor for the consent rule: a tick that says otherwise does not count', async () => {
    const { minor, interview } = await removedMinor()
    const form = {
      speakerId: minor.id,
      interviewId: interview.id,
      signedOn: '2025-01-01',
      adultConfirmed: true,
    }
    await services.consents.create({ ...form, kind: 'consent' })
    await services.consents.create({ ...form, kind: 'release', platforms: ['youtube'], languages: ['kk'] })
    await services.speakers.remove(minor.id)
    const decision = await services.consents.allows(interview.id, 'youtube', 'kk', '2026-01-01')
    expect(decision).toMatchObject({ allowed: false })
    expect(decision.reasons.map(({ code }) => code)).toContain('guardian_missing')
    // A new form for the interview still takes the guardian from the profile.
    await expect(
      services.consents.create({ kind: 'consent', speakerId: minor.id, interviewId: interview.id }),
    ).resolves.toMatchObject({ speakerId: minor.id })
  })

  it('is listed, comes back, and comes away again by undo', async () => {
    const { minor } = await removedMinor()
    await services.speakers.remove(minor.id)
    const [last] = await services.speakers.removed()
    expect(last).toMatchObject({ id: minor.id, name: minor.name })
    await services.speakers.restore(minor.id)
    expect(await services.speakers.get(minor.id)).toMatchObject({ birthDate: '2012-05-05' })
    expect((await services.history.undo())?.label).toBe('speaker_restore')
    expect((await services.speakers.removed()).map(({ id }) => id)).toContain(minor.id)
  })

  it('can be erased, with the files that nothing shows any more', async () => {
    const { minor, interview } = await removedMinor()
    const file = await services.speakers.addFile(
      minor.id,
      'document',
      upload('хат.txt', Buffer.from('а')),
      never,
    )
    const { path } = await services.speakers.servedFile(file.id)
    await services.speakers.remove(minor.id)
    const { items } = await services.speakers.previewErasure(minor.id, 'erase')
    expect(items.map(({ subject }) => subject)).toEqual(expect.arrayContaining(['profile', 'files']))
    expect(await services.speakers.erase(minor.id, 'erase', { removeBackups: false })).toBeNull()
    expect(existsSync(path)).toBe(false)
    expect((await services.speakers.removed()).map(({ id }) => id)).not.toContain(minor.id)
    expect(await services.interviews.get(interview.id)).toMatchObject({ speakerId: null })
  })
})

describe('a speaker’s consents', () => {
  it('are also those of the interview that name nobody', async () => {
    const walkIn = await services.interviews.create({
      ...{ title: 'Кездейсоқ', speakerName: 'Ербол', language: null, notes: '' },
    })
    const signed = await services.consents.create({
      kind: 'consent',
      speakerId: null,
      interviewId: walkIn.id,
    })
    const known = await speaker('Ербол')
    await services.interviews.update(walkIn.id, { speakerId: known.id })
    const { records } = await services.consents.overview({ speakerId: known.id })
    expect(records.map(({ id }) => id)).toEqual([signed.id])
    const other = await speaker('Бөтен')
    expect((await services.consents.overview({ speakerId: other.id })).records).toEqual([])
  })

  it('take no file when they were removed while it was coming', async () => {
    const { id } = await speaker('Баяу')
    const consent = await services.consents.create({ kind: 'consent', speakerId: id, interviewId: null })
    const slow = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await services.consents.remove(consent.id)
        controller.enqueue(new TextEncoder().encode('%PDF-1.7'))
        controller.close()
      },
    })
    const file = { name: 'баяу.pdf', bytes: null, body: slow }
    await expect(services.consents.attach(consent.id, file, never)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

describe('a name in the titles of the speaker’s own interviews and jobs', () => {
  it('goes with its endings, and is listed before', async () => {
    const person = await services.speakers.create(
      named('Қарлығаш Тұрсынова', { name: { kk: 'Қарлығаш Тұрсынова', ru: 'Карлыгаш Турсунова', en: '' } }),
    )
    const titles = ['Қарлығаштың көші', 'История Карлыгаш Турсуновой', 'Көш']
    const ids: string[] = []
    for (const title of titles) {
      const fields = { title, speakerName: '', language: null, notes: '', speakerId: person.id }
      ids.push((await services.interviews.create(fields)).id)
    }
    const missing = join(makeTempDir(), 'Турсуновой жоқ.mp4')
    writeFileSync(missing, 'бұл бейне емес')
    const { job } = await services.takes.importPath(ids[0] ?? '', missing)
    await ended(services, job.id)
    const { items } = await services.speakers.previewErasure(person.id, 'anonymise')
    const listed = Object.fromEntries(items.map(({ subject, count }) => [subject, count]))
    expect(listed).toMatchObject({ interview_titles: 2, jobs: 1 })
    await services.speakers.erase(person.id, 'anonymise', { removeBackups: false })
    const after = await Promise.all(ids.map((id) => services.interviews.get(id)))
    expect(after.map(({ title }) => title)).toEqual([
      'Аты-жөні жасырылған кейіпкер көші',
      'История Аты-жөні жасырылған кейіпкер',
      'Көш',
    ])
    const titlesOfJobs = (await services.jobs.list()).map(({ title }) => title)
    expect(titlesOfJobs).toContain('Аты-жөні жасырылған кейіпкер жоқ.mp4')
    expect(titlesOfJobs.join()).not.toContain('Турсунов')
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

import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { SqliteLibraryStore } from '../../src/main/infra/sqlite/library-store.ts'
import type { Services } from '../../src/main/services/services.ts'
import { IzError } from '../../src/shared/error.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir()
let services: Services
beforeAll(async () => {
  // A library with a take whose recording nobody looks at: history is about rows.
  const store = new SqliteLibraryStore(migrationsDir)
  const library = store.create(join(root, 'lib'), { sample: false })
  const now = new Date().toISOString()
  const interview = { id: 'i', title: 'Сұхбат', speakerName: '', language: null, notes: '' }
  library.interviews.insert({ ...interview, createdAt: now, updatedAt: now })
  library.takes.insert({
    ...{ id: 't', interviewId: 'i', name: 'а.mp4', placement: 'reference', path: '/жоқ/а.mp4' },
    ...{ fingerprint: null, info: null, importedAt: now, createdAt: now },
  })
  library.close()
  services = (await composeIn(root)).services
})
afterAll(() => services.close())

const srt = (seed: number) =>
  Array.from({ length: 4 }, (_, index) => {
    const at = (ms: number) => `00:00:${String(index * 3 + seed).padStart(2, '0')},${ms}`
    return `${index + 1}\n${at(100)} --> ${at(900)}\nмен ${index} ауылда тұрдым\nәкем малшы\n`
  }).join('\n')

/** Everything a person sees of the library, without what only counts changes. */
async function snapshot(): Promise<unknown> {
  const strip = ({ updatedAt: _, ...rest }: { updatedAt: string }) => rest
  const interviews = await services.interviews.list()
  const seen = []
  for (const interview of interviews) {
    const takes = await services.takes.list(interview.id)
    const tracks = []
    for (const take of takes) {
      for (const { id } of await services.tracks.list(take.id)) {
        const { revision: _, updatedAt: __, ...track } = await services.tracks.get(id)
        tracks.push(track)
      }
    }
    seen.push({ ...strip(interview), takes, tracks, clips: await services.clips.list(interview.id) })
  }
  return seen
}

type Random = (limit: number) => number

/** One edit of a random kind on a random thing; edits that are refused change nothing. */
async function edit(kind: number, random: Random): Promise<void> {
  const pick = <T>(list: readonly T[]): T => {
    const one = list[random(list.length)]
    if (one === undefined) throw new IzError('not_found')
    return one
  }
  const interview = pick(await services.interviews.list())
  const take = kind < 12 ? pick(await services.takes.list(interview.id)) : null
  const track =
    kind < 8 && take ? await services.tracks.get(pick(await services.tracks.list(take.id)).id) : null
  const change = (edit: Parameters<Services['tracks']['edit']>[2]) =>
    track && services.tracks.edit(track.id, track.revision, edit)
  const cueId = () => pick(track?.cues ?? []).id
  const startMs = random(20_000)
  const range = { startMs, endMs: startMs + 500 + random(2000) }
  switch (kind) {
    case 0:
      return void (await change({ kind: 'text', cueId: cueId(), text: `сөз ${random(99)}` }))
    case 1:
      return void (await change({ kind: 'times', cueId: cueId(), ...range }))
    case 2:
      return void (await change({ kind: 'split', cueId: cueId(), position: random(20) }))
    case 3:
      return void (await change({ kind: 'merge', cueId: cueId() }))
    case 4:
      return void (await change({ kind: 'remove', cueId: cueId() }))
    case 5:
      return void (await change({ kind: 'insert', text: 'жаңа', ...range }))
    case 6:
      return void (track && (await services.tracks.rename(track.id, `Атау ${random(99)}`)))
    case 7:
      return void (track && random(4) === 0 && (await services.tracks.remove(track.id)))
    case 8:
      return void (
        take &&
        (await services.clips.create(take.id, {
          ...{ title: `Клип ${random(99)}`, inMs: startMs, outMs: range.endMs, trackId: null, styleId: null },
          ...{ presets: ['square'], burnIn: true, sidecar: 'none' },
        }))
      )
    case 9: {
      const clip = pick(await services.clips.list(interview.id))
      return void (await services.clips.update(clip.id, { title: `Ат ${random(99)}`, sidecar: 'srt' }))
    }
    case 10:
      return services.clips.remove(pick(await services.clips.list(interview.id)).id)
    case 11:
      return void (take && random(6) === 0 && (await services.takes.remove(take.id)))
    case 12:
      return void (await services.interviews.update(interview.id, { notes: `жазба ${random(99)}` }))
    case 13:
      return void (await services.interviews.create({
        ...{ title: `Сұхбат ${random(99)}`, speakerName: '', language: 'ru', notes: '' },
      }))
    default:
      return void (random(6) === 0 && (await services.interviews.remove(interview.id)))
  }
}

async function apply(step: () => Promise<unknown>): Promise<number> {
  for (let count = 0; ; count += 1) if ((await step()) === null) return count
}

describe('undo and redo', () => {
  it('of everything is the beginning and the end again, whatever was done between', async () => {
    const steps = fc.array(fc.tuple(fc.nat(14), fc.infiniteStream(fc.nat(1000))), {
      minLength: 20,
      maxLength: 40,
    })
    await fc.assert(
      fc.asyncProperty(fc.nat(40), steps, async (seed, edits) => {
        await apply(services.history.undo)
        const beginning = await snapshot()
        await services.tracks.importFile('t', 'kk', 'а.srt', Buffer.from(srt(seed)))
        // So that there is something to undo when everything that follows is refused.
        await services.interviews.update('i', { speakerName: String(Math.random()) })
        for (const [kind, numbers] of edits) {
          await edit(kind, (limit) => numbers.next().value % Math.max(1, limit)).catch((error: unknown) => {
            if (!(error instanceof IzError)) throw error
          })
        }
        const end = await snapshot()
        const undone = await apply(services.history.undo)
        expect(undone).toBeGreaterThan(0)
        expect(await snapshot()).toEqual(beginning)
        expect(await apply(services.history.redo)).toBe(undone)
        expect(await snapshot()).toEqual(end)
        for (let count = 0; count < undone; count += 1) await services.history.undo()
        expect(await snapshot()).toEqual(beginning)
      }),
      { numRuns: 10, endOnFailure: true },
    )
  })

  it('says what it undid, forgets what was undone at the next edit, and outlives a restart', async () => {
    const folder = makeTempDir()
    let app = (await composeIn(folder)).services
    const fields = { title: 'Алғашқы', speakerName: '', language: 'kk', notes: '' } as const
    const interview = await app.interviews.create(fields)
    await app.interviews.update(interview.id, { title: 'Екінші' })
    await app.close()
    app = (await composeIn(folder)).services
    expect(await app.history.undo()).toMatchObject({ label: 'interview_update', subject: 'Алғашқы' })
    expect((await app.interviews.get(interview.id)).title).toBe('Алғашқы')
    expect((await app.history.state()).redo).toMatchObject({ label: 'interview_update' })
    await app.interviews.update(interview.id, { notes: 'жаңа' })
    expect(await app.history.redo()).toBeNull()
    await app.interviews.update(interview.id, { notes: 'жаңа' })
    expect((await app.history.state()).undo).toMatchObject({ label: 'interview_update' })
    await app.history.undo()
    expect(await app.history.undo()).toMatchObject({ label: 'interview_create' })
    await expect(app.interviews.get(interview.id)).rejects.toMatchObject({ code: 'not_found' })
    await app.close()
  })

  it('an edit of an older revision is refused and changes nothing', async () => {
    await apply(services.history.undo)
    const track = await services.tracks.importFile('t', 'kk', 'б.srt', Buffer.from(srt(1)))
    const cueId = track.cues[0]!.id
    const edited = await services.tracks.edit(track.id, track.revision, { kind: 'text', cueId, text: 'бір' })
    const late = services.tracks.edit(track.id, track.revision, { kind: 'text', cueId, text: 'екі' })
    await expect(late).rejects.toMatchObject({ code: 'edit_conflict' })
    expect(await services.tracks.get(track.id)).toEqual(edited)
    await services.history.undo()
    const back = await services.tracks.get(track.id)
    expect(back.cues).toEqual(track.cues)
    expect(back.revision).toBeGreaterThan(edited.revision)
  })

  it('a file that was imported in vain goes again, and a track for a translation as well', async () => {
    await apply(services.history.undo)
    const names = async () => (await services.tracks.list('t')).map(({ name }) => name)
    expect(await names()).toEqual([])
    const original = await services.tracks.importFile('t', 'kk', 'в.srt', Buffer.from(srt(2)))
    const translation = await services.tracks.translate(original.id, 'ru')
    expect(translation).toMatchObject({ language: 'ru', transcriptId: null, name: 'Русский' })
    const times = ({ startMs, endMs }: { startMs: number; endMs: number }) => [startMs, endMs]
    expect(translation.cues.map(times)).toEqual(original.cues.map(times))
    expect(translation.cues.every(({ text, words }) => text === '' && words.length === 0)).toBe(true)
    expect(await services.history.undo()).toMatchObject({ label: 'track_create', subject: 'Русский' })
    expect(await names()).toEqual(['в'])
    expect(await services.history.undo()).toMatchObject({ label: 'track_create', subject: 'в' })
    expect(await names()).toEqual([])
    await services.history.redo()
    await services.history.redo()
    expect((await services.tracks.get(translation.id)).cues).toEqual(translation.cues)
  })
})

describe('what a notice of a removal takes back', () => {
  it('is that removal, and nothing where something was done or undone since', async () => {
    const fields = { speakerName: '', language: 'kk', notes: '' } as const
    const [one, other] = [
      await services.interviews.create({ ...fields, title: 'Бірінші' }),
      await services.interviews.create({ ...fields, title: 'Екінші' }),
    ]
    const titles = async () => (await services.interviews.list()).map(({ title }) => title)
    await services.interviews.remove(one.id)
    const removal = (await services.history.state()).undo!.id
    await services.interviews.remove(other.id)
    expect(await services.history.undo(removal)).toBeNull()
    expect(await titles()).not.toContain('Бірінші')
    expect(await services.history.undo()).toMatchObject({ subject: 'Екінші' })
    expect(await services.history.undo(removal)).toMatchObject({ id: removal, subject: 'Бірінші' })
    expect(await services.history.undo(removal)).toBeNull()
    expect(await titles()).toEqual(expect.arrayContaining(['Бірінші', 'Екінші']))
  })
})

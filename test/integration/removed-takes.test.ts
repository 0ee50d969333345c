import { copyFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { RemovedTake } from '../../src/shared/api/interviews.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { committedRecording, ctcModelPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir('removed')
const library = join(root, 'lib')
const recording = committedRecording('kk')
/** Of the recording's own name, and of no other. */
const secret = 'ҚұпияЖазба'
const fields = { speakerName: 'Айгерім', language: 'kk', notes: '' } as const

function stored(text: string): boolean {
  return ['library.db', 'library.db-wal'].some(
    (name) => existsSync(join(library, name)) && readFileSync(join(library, name)).includes(text),
  )
}

describe('a removed recording', () => {
  let services: Services
  let interviewId: string
  let takeId: string
  let title: string

  beforeAll(async () => {
    services = (await composeIn(root)).services
    await services.models.add(ctcModelPath)
    interviewId = (await services.interviews.create({ ...fields, title: 'Көш' })).id
    const body = new Blob([readFileSync(recording.path)]).stream()
    const upload = { name: `${secret}.m4a`, bytes: statSync(recording.path).size, body }
    const { take, job } = await services.takes.importUpload(interviewId, upload, new AbortController().signal)
    await ended(services, job.id)
    takeId = take.id
    const model = (await services.models.list())[0]!.id
    const transcribed = await services.transcripts.start({
      ...{ takeId, modelId: model, language: 'kk', translateTo: null },
    })
    expect(await ended(services, transcribed.id)).toMatchObject({ state: 'done' })
    const track = (await services.tracks.list(takeId))[0]!
    title = `${secret} клип`
    // What an edit has freed stays in the file's free pages until it is written anew.
    const transcriptId = track.transcriptId!
    for (const text of [`${secret}бір`, `${secret}екі`, 'басқа']) {
      const { revision } = await services.transcripts.get(transcriptId)
      await services.transcripts.edit(transcriptId, revision, { kind: 'text', from: 0, to: 1, text })
    }
    await services.clips.create(takeId, {
      ...{ title, inMs: 0, outMs: 3000, trackId: track.id, styleId: null },
      ...{ presets: ['square'], burnIn: true, sidecar: 'none' },
    })
  })
  afterAll(() => services.close())

  const only = async (): Promise<RemovedTake> => {
    const list = await services.takes.removed()
    expect(list).toHaveLength(1)
    return list[0]!
  }

  it('is told with what it takes up, and comes back by undo', async () => {
    expect(await services.takes.removed()).toEqual([])
    await services.takes.remove(takeId)
    const removed = await only()
    expect(removed).toMatchObject({
      id: takeId,
      name: `${secret}.m4a`,
      interviewTitle: 'Көш',
      elsewhere: false,
    })
    expect(removed.bytes).toBeGreaterThan(statSync(recording.path).size)
    await services.history.undo()
    expect(await services.takes.removed()).toEqual([])
    expect((await services.takes.get(takeId)).status).toBe('ready')
  })

  it('cannot be deleted for good while it is not removed', async () => {
    await expect(services.takes.purge([takeId])).rejects.toMatchObject({ code: 'not_found' })
    expect((await services.takes.get(takeId)).status).toBe('ready')
  })

  it('is gone with its files, texts and steps of undo once it is deleted for good', async () => {
    expect(stored(secret)).toBe(true)
    await services.takes.remove(takeId)
    const { bytes } = await only()
    expect(await services.takes.purge([takeId])).toEqual({ freedBytes: bytes, finished: true })
    expect(await services.takes.removed()).toEqual([])
    expect(readdirSync(join(library, 'media'))).toEqual([])
    expect(existsSync(join(library, 'cache', takeId))).toBe(false)
    expect(stored(secret)).toBe(false)
    expect((await services.jobs.list()).filter(({ subjectId }) => subjectId === takeId)).toEqual([])
    // What was done before to other things can still be taken back.
    const { undo } = await services.history.state()
    expect(undo).toMatchObject({ label: 'interview_create', subject: 'Көш' })
  })

  it('of a removed interview goes as well, while the interview can come back', async () => {
    const { take, job } = await services.takes.importPath(interviewId, recording.path)
    await ended(services, job.id)
    await services.interviews.remove(interviewId)
    expect(await only()).toMatchObject({ id: take.id, elsewhere: true })
    await services.takes.purge([take.id])
    // The file was never the library's.
    expect(existsSync(recording.path)).toBe(true)
    await services.history.undo()
    expect(await services.takes.list(interviewId)).toEqual([])
  })

  it('leaves a file that another recording uses', async () => {
    const add = () => services.takes.importPath(interviewId, recording.path)
    const [one, other] = [await add(), await add()]
    for (const { job } of [one, other]) await ended(services, job.id)
    const kept = join(library, 'media', 'қалады.m4a')
    copyFileSync(recording.path, kept)
    await services.takes.relink(one.take.id, kept)
    await services.takes.relink(other.take.id, kept)
    await services.takes.remove(one.take.id)
    await services.takes.purge([one.take.id])
    expect(existsSync(kept)).toBe(true)
    expect((await services.takes.get(other.take.id)).status).toBe('ready')
    await services.takes.remove(other.take.id)
    await services.takes.purge([other.take.id])
    expect(existsSync(kept)).toBe(false)
  })

  it('leaves what lies elsewhere in the library, and what a removed recording beside it uses', async () => {
    const add = (path: string) => services.takes.importPath(interviewId, path)
    const exported = join(library, 'exports', 'клип.m4a')
    const shared = join(library, 'media', 'ортақ.m4a')
    for (const path of [exported, shared]) copyFileSync(recording.path, path)
    const imports = [await add(exported), await add(shared), await add(shared)]
    for (const { job } of imports) await ended(services, job.id)
    const [clip, one, other] = imports.map(({ take }) => take.id)
    for (const id of [clip!, one!, other!]) await services.takes.remove(id)
    await services.takes.purge([clip!, one!])
    expect(existsSync(exported)).toBe(true)
    expect(existsSync(shared)).toBe(true)
    await services.history.undo()
    expect((await services.takes.get(other!)).status).toBe('ready')
    await services.takes.remove(other!)
    await services.takes.purge([other!])
    expect(existsSync(shared)).toBe(false)
  })

  it('takes its jobs with it', async () => {
    const { take, job } = await services.takes.importPath(interviewId, recording.path)
    await ended(services, job.id)
    const running = await services.transcripts.start({
      ...{
        takeId: take.id,
        modelId: (await services.models.list())[0]!.id,
        language: 'kk',
        translateTo: null,
      },
    })
    await services.takes.remove(take.id)
    await services.takes.purge([take.id])
    expect((await services.jobs.list()).map(({ id }) => id)).not.toContain(running.id)
    await expect(services.jobs.retry(running.id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('is deleted with all that are chosen or not at all', async () => {
    const { take, job } = await services.takes.importPath(interviewId, recording.path)
    await ended(services, job.id)
    await services.takes.remove(take.id)
    await expect(services.takes.purge([take.id, 'жоқ'])).rejects.toMatchObject({ code: 'not_found' })
    expect((await services.takes.removed()).map(({ id }) => id)).toEqual([take.id])
  })
})

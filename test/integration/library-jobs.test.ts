import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { ClipFields } from '../../src/shared/api/clips.ts'
import type { AppEvent } from '../../src/shared/api/events.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { makeRecording } from '../support/media.ts'
import { promptMs } from '../support/promptness.ts'
import { ctcModelPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'
import { comparableWords } from '../support/word-error-rate.ts'

const root = makeTempDir()
const speech = join(import.meta.dirname, '..', 'fixtures', 'speech', 'recordings', 'kk.m4a')
const never = new AbortController().signal
let services: Services
let interviewId: string
let film: string
beforeAll(async () => {
  services = (await composeIn(root)).services
  const fields = { title: 'Әке: естелік', speakerName: 'Айгерім', language: 'kk', notes: '' } as const
  interviewId = (await services.interviews.create(fields)).id
  film = await makeRecording(root, 'Көктем.mp4')
})
afterAll(() => services.close())

async function importAndWait(path: string) {
  const { take, job } = await services.takes.importPath(interviewId, path)
  const end = await ended(services, job.id)
  return { id: take.id, job: end, take: await services.takes.get(take.id) }
}

const streamOf = (path: string) => new Blob([readFileSync(path)]).stream() as ReadableStream<Uint8Array>

describe('import', () => {
  it('leaves a referenced recording where it is and makes its waveform and picture', async () => {
    const { job, take } = await importAndWait(film)
    expect(job).toMatchObject({ state: 'done', error: null, result: { takeId: take.id } })
    expect(take).toMatchObject({
      ...{ name: 'Көктем.mp4', placement: 'reference', status: 'ready' },
      ...{ hasPeaks: true, hasPoster: true, hasProxy: false },
    })
    expect(take.info).toMatchObject({ durationMs: 2000, video: { width: 320, height: 180 } })
    expect((await services.takes.peaks(take.id))?.peaks.some((peak) => peak > 10)).toBe(true)
    expect(await services.files.media(take.id, 'playable')).toMatchObject({
      ...{ path: film, contentType: 'video/mp4', fileName: 'Көктем.mp4' },
    })
    const poster = await services.files.media(take.id, 'poster')
    expect(readFileSync(poster.path).subarray(0, 2).toString('hex')).toBe('ffd8')
    const [summary] = await services.interviews.list()
    expect(summary).toMatchObject({ takeCount: 1, durationMs: 2000, posterTakeId: take.id })
  })

  it('copies where that is the setting, and converts what Chromium cannot play', async () => {
    await services.app.updateSettings({ mediaPlacement: 'copy' })
    const { job, take } = await importAndWait(await makeRecording(root, 'Күз.mkv'))
    await services.app.updateSettings({ mediaPlacement: 'reference' })
    expect(job.error).toBeNull()
    expect(take).toMatchObject({ placement: 'copy', status: 'ready', hasProxy: true })
    const original = await services.files.media(take.id, 'original')
    expect(original.path).toBe(join(root, 'lib', 'media', 'Күз.mkv'))
    expect(readFileSync(original.path).equals(readFileSync(join(root, 'Күз.mkv')))).toBe(true)
    expect((await services.files.media(take.id, 'playable')).contentType).toBe('video/mp4')
  })

  it('streams an upload into the library', async () => {
    const upload = { name: 'C:\\видео\\Жаз.mp4', bytes: null, body: streamOf(film) }
    const { take, job } = await services.takes.importUpload(interviewId, upload, never)
    expect(take).toMatchObject({ name: 'Жаз.mp4', placement: 'copy', status: 'importing' })
    expect((await ended(services, job.id)).state).toBe('done')
    expect((await services.files.media(take.id, 'original')).path).toBe(join(root, 'lib', 'media', 'Жаз.mp4'))
  })

  it('takes sound without a picture, and a picture without sound', async () => {
    const sound = await importAndWait(await makeRecording(root, 'дауыс.mp3', { size: null }))
    expect(sound.take).toMatchObject({ status: 'ready', hasPeaks: true, hasPoster: false })
    const silent = await importAndWait(await makeRecording(root, 'үнсіз.mp4', { sound: false }))
    expect(silent.take).toMatchObject({ status: 'ready', hasPeaks: false, hasPoster: true })
  })

  it.each([
    ['an empty file', 'file_empty', (path: string) => writeFileSync(path, '')],
    ['a text', 'media_unrecognised', (path: string) => writeFileSync(path, 'бұл бейне емес\n'.repeat(99))],
    [
      'a cut-off film',
      'media_truncated',
      (path: string) => writeFileSync(path, readFileSync(film).subarray(0, 9000)),
    ],
  ])('of %s called .mp4 fails by name, keeps the take, and can be tried again', async (what, code, make) => {
    const path = join(root, `${what}.mp4`)
    make(path)
    const failed = await importAndWait(path)
    expect(failed.job).toMatchObject({ state: 'failed', error: { code, params: { file: `${what}.mp4` } } })
    expect(failed.take).toMatchObject({ status: 'failed', info: null })
    await services.jobs.clear()
    copyFileSync(film, path)
    await services.jobs.retry(failed.job.id)
    expect((await ended(services, failed.job.id)).state).toBe('done')
    expect((await services.takes.get(failed.id)).status).toBe('ready')
  })

  it('of a path that is not there is refused at once', async () => {
    const gone = services.takes.importPath(interviewId, join(root, 'жоқ.mp4'))
    await expect(gone).rejects.toMatchObject({ code: 'file_missing', params: { file: 'жоқ.mp4' } })
  })
})

describe('a recording that was moved', () => {
  it('is missing until it is linked again, which only the same recording can be', async () => {
    const path = join(root, 'қыс.mp4')
    copyFileSync(film, path)
    writeFileSync(path, ' ', { flag: 'a' })
    const { id } = await importAndWait(path)
    renameSync(path, join(root, 'жаңа жер.mp4'))
    expect((await services.takes.get(id)).status).toBe('missing')
    await expect(services.files.media(id, 'original')).rejects.toMatchObject({ code: 'file_missing' })
    expect((await services.app.diagnostics()).library).toMatchObject({ integrity: 'ok', missingMedia: 1 })
    await expect(services.takes.relink(id, film)).rejects.toMatchObject({ code: 'media_different' })
    expect(await services.takes.relink(id, join(root, 'жаңа жер.mp4'))).toMatchObject({ status: 'ready' })
  })
})

describe('transcription', () => {
  it('shows words as they come, and leaves a transcript and a track cut from it', async () => {
    const { take } = await importAndWait(speech)
    const model = await services.models.add(ctcModelPath)
    const words: string[] = []
    const stop = services.events.subscribe(null, (_, event: AppEvent) => {
      if (event.type === 'words') words.push(...event.words.map(({ text }) => text))
    })
    const options = { takeId: take.id, modelId: model.id, language: 'kk', translateTo: null } as const
    const job = await services.transcripts.start(options)
    const end = await ended(services, job.id)
    stop()
    expect(end).toMatchObject({ state: 'done', error: null })
    const { transcriptId, trackId } = end.result as { transcriptId: string; trackId: string }
    const transcript = await services.transcripts.get(transcriptId)
    const final = transcript.words.map(({ text }) => text)
    // Sentences come when all is there.
    expect(comparableWords(final.join(' '))).toEqual(words)
    expect(final[0]).toMatch(/^\p{Lu}/u)
    expect(words.length).toBeGreaterThan(5)
    const track = await services.tracks.get(trackId)
    expect(track).toMatchObject({ language: 'kk', name: 'Қазақша', transcriptId })
    expect(track.cues.flatMap((cue) => cue.words.map(({ text }) => text))).toEqual(final)
    expect(await services.transcripts.partialWords(job.id)).toEqual([])
    const printed = await services.tracks.print(trackId, 'srt')
    expect(printed).toMatchObject({ fileName: 'kk.kk.srt' })
    expect(printed.text).toContain(final[0])

    await services.tracks.edit(trackId, track.revision, { kind: 'remove', cueId: track.cues[0]!.id })
    const recut = await services.tracks.recut(trackId)
    expect(recut.cues.map(({ text }) => text)).toEqual(track.cues.map(({ text }) => text))
  })

  it('is cancelled within a second, and can be started again', async () => {
    const take = (await services.takes.list(interviewId)).find(({ name }) => name === 'kk.m4a')!
    const model = (await services.models.list()).find(({ engine }) => engine === 'gigaam')!
    const options = { takeId: take.id, modelId: model.id, language: 'auto', translateTo: null } as const
    const job = await services.transcripts.start(options)
    const running = async () => (await services.jobs.list()).find(({ id }) => id === job.id)?.state
    await vi.waitFor(async () => expect(await running()).toBe('running'), { timeout: 20_000, interval: 5 })
    const before = performance.now()
    expect(await services.jobs.cancel(job.id)).toMatchObject({ state: 'cancelled', error: null })
    expect(performance.now() - before).toBeLessThan(promptMs)
    const again = await services.transcripts.start(options)
    expect(again.id).not.toBe(job.id)
    expect(await ended(services, again.id)).toMatchObject({ state: 'done' })
    expect((await services.tracks.list(take.id)).map(({ name }) => name)).toEqual(['Қазақша', 'Қазақша (2)'])
  })

  it('refuses what the model or the recording cannot do, before it waits in the queue', async () => {
    const takes = await services.takes.list(interviewId)
    const silent = takes.find((take) => take.name === 'үнсіз.mp4')!
    const model = await services.models.add(ctcModelPath)
    const start = (takeId: string, modelId: string, translateTo: 'en' | null) =>
      services.transcripts.start({ takeId, modelId, language: 'kk', translateTo })
    await expect(start(silent.id, model.id, null)).rejects.toMatchObject({ code: 'media_no_audio' })
    await expect(start(takes[0]!.id, model.id, 'en')).rejects.toMatchObject({ code: 'model_language' })
    await expect(start(takes[0]!.id, 'gone', null)).rejects.toMatchObject({ code: 'model_missing' })
  })
})

describe('clips', () => {
  const fields: ClipFields = {
    ...{ title: 'Бірінші: "клип"', inMs: 200, outMs: 1000, trackId: null, styleId: null },
    ...{ presets: ['square'], burnIn: false, sidecar: 'none' },
  }

  it('are exported under safe names, again over their own files, and never over those of another', async () => {
    const { take } = await importAndWait(film)
    const subtitles = Buffer.from('1\n00:00:00,100 --> 00:00:01,500\nмен ауылда тұрдым\n')
    const track = await services.tracks.importFile(take.id, 'kk', 'мәтін.srt', subtitles)
    const styleId = (await services.clips.styles())[0]!.id
    const captions = { trackId: track.id, styleId, burnIn: true, sidecar: 'vtt' } as const
    const first = await services.clips.create(take.id, { ...fields, ...captions })
    const second = await services.clips.create(take.id, fields)
    for (const { id } of [first, second, first]) {
      const end = await ended(services, (await services.clips.export(id)).id)
      expect(end.error).toBeNull()
    }
    const folder = join(root, 'lib', 'exports', 'Әке естелік')
    expect(readdirSync(folder).sort()).toEqual([
      'Бірінші клип (2).square.mp4',
      'Бірінші клип.square.kk.vtt',
      'Бірінші клип.square.mp4',
    ])
    const clips = await services.clips.list(interviewId)
    expect(clips.map((clip) => clip.files.length).sort()).toEqual([1, 2])
    const files = clips.find((clip) => clip.id === first.id)!.files
    const video = files.find((file) => file.video)!
    expect(video).toMatchObject({ missing: false, video: { preset: 'square', width: 1080, durationMs: 800 } })
    const sidecar = await services.files.exported(files.find((file) => !file.video)!.id)
    expect(readFileSync(sidecar.path, 'utf8')).toContain('00:00:00.000 --> 00:00:00.800\nмен ауылда тұрдым')
    rmSync(video.path)
    await expect(services.files.exported(video.id)).rejects.toMatchObject({ code: 'file_missing' })
  })

  it('are previewed with the script and the fonts that the export uses', async () => {
    const [take] = (await services.takes.list(interviewId)).slice(-1)
    const [track] = await services.tracks.list(take!.id)
    const [style] = await services.clips.styles()
    const reels = await services.clips.preview(track!.id, style!.id, 'reels')
    expect(reels.ass).toContain('PlayResY: 1920')
    const source = await services.clips.preview(track!.id, style!.id, 'source')
    expect(source.ass).toMatch(/PlayResX: 640\nPlayResY: 360/)
    for (const font of source.fonts) expect((await services.files.font(font)).contentType).toBe('font/ttf')
    await expect(services.files.font('../../package.json')).rejects.toMatchObject({ code: 'not_found' })
  })

  it('stay inside their recording', async () => {
    const [take] = await services.takes.list(interviewId)
    const create = (range: Partial<ClipFields>) => services.clips.create(take!.id, { ...fields, ...range })
    await expect(create({ inMs: 900, outMs: 900 })).rejects.toMatchObject({ code: 'range_invalid' })
    await expect(create({ outMs: 2001 })).rejects.toMatchObject({ code: 'range_invalid' })
    await expect(create({ trackId: 'gone' })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the library as a whole', () => {
  it('is read-only in a second window, which sees everything and starts nothing', async () => {
    const second = (await composeIn(root, { configDir: join(root, 'config 2') })).services
    expect((await second.app.state()).library?.readOnly).toBe(true)
    const takes = await second.takes.list(interviewId)
    expect(takes).toEqual(await services.takes.list(interviewId))
    const error = { code: 'library_read_only' }
    await expect(second.takes.importPath(interviewId, film)).rejects.toMatchObject(error)
    await expect(second.interviews.update(interviewId, { notes: 'x' })).rejects.toMatchObject(error)
    await expect(second.history.undo()).rejects.toMatchObject(error)
    const resets: AppEvent[] = []
    second.events.subscribe(null, (_, event) => resets.push(event))
    await services.interviews.update(interviewId, { notes: 'Екінші терезе мұны көреді' })
    await vi.waitFor(() => expect(resets).toEqual([{ type: 'reset' }]), { timeout: 20_000 })
    const [seen] = await second.interviews.list()
    expect(seen).toMatchObject({ notes: 'Екінші терезе мұны көреді' })
    await second.close()
  })

  it('makes its cache again when that was emptied', async () => {
    const before = await services.takes.list(interviewId)
    await services.close()
    const emptied = before.filter((take) => take.hasPeaks && take.hasPoster).slice(0, 2)
    for (const { id } of emptied) rmSync(join(root, 'lib', 'cache', id), { recursive: true })
    services = (await composeIn(root, { library: null })).services
    const jobs = (await services.jobs.list()).filter(
      (job) => job.state === 'queued' || job.state === 'running',
    )
    expect(jobs.map((job) => job.subjectId).sort()).toEqual(emptied.map(({ id }) => id).sort())
    for (const job of jobs) expect((await ended(services, job.id)).state).toBe('done')
    expect(await services.takes.list(interviewId)).toEqual(before)
  })

  it('that is gone at the next start is named as the problem, and the app starts', async () => {
    await services.close()
    renameSync(join(root, 'lib'), join(root, 'lib 2'))
    services = (await composeIn(root, { library: null })).services
    const state = await services.app.state()
    expect(state.library).toBeNull()
    expect(state.libraryProblem).toEqual({
      ...{ path: join(root, 'lib'), code: 'file_missing', params: { file: 'lib', reason: 'no_folder' } },
    })
    await expect(services.interviews.list()).rejects.toMatchObject({ code: 'library_not_open' })
    expect(await services.app.openLibrary(join(root, 'lib 2'))).toMatchObject({ readOnly: false })
    expect((await services.app.state()).libraryProblem).toBeNull()
  })
})

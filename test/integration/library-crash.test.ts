import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { AppEvent } from '../../src/shared/api/events.ts'
import type { Job } from '../../src/shared/job.ts'
import type { CrashPlan } from '../support/crash-child.ts'
import { killFfmpeg } from '../support/ffmpeg-processes.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { ffmpeg, ffprobe, makeRecording } from '../support/media.ts'
import { committedRecording, ctcModelPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

const template = makeTempDir()
const speech = join(template, 'сөйлеу.m4a')
const film = join(template, 'кино.mkv')
const bulky = join(template, 'үлкен.mkv')

/** A library with one imported recording, a model and a clip; every crash happens in a copy of it. */
beforeAll(async () => {
  const looped = ['-stream_loop', '3', '-i', committedRecording('kk').path, '-c', 'copy']
  await ffmpeg(...looped, `file:${speech}`)
  await makeRecording(template, basename(film), { seconds: 30, size: '640x360' })
  const raw = ['-c:v', 'rawvideo', '-c:a', 'pcm_s16le']
  await makeRecording(template, basename(bulky), { seconds: 12, size: '640x360', options: raw })
  const { services } = await composeIn(template)
  const fields = { title: 'Сұхбат', speakerName: '', language: 'kk', notes: '' } as const
  const interview = await services.interviews.create(fields)
  const { take, job } = await services.takes.importPath(interview.id, speech)
  expect((await ended(services, job.id)).error).toBeNull()
  await services.models.add(ctcModelPath)
  await services.clips.create(take.id, {
    ...{ title: 'Клип', inMs: 0, outMs: 40_000, trackId: null, styleId: null },
    ...{ presets: ['square'], burnIn: false, sidecar: 'none' },
  })
  await services.close()
})

/** Kills an app with SIGKILL at a moment of its work, and opens what it left. */
async function crash(
  plan: Omit<CrashPlan, 'root'>,
  afterMs = 0,
): Promise<{ root: string; services: Services }> {
  const root = makeTempDir()
  for (const name of ['config', 'lib']) cpSync(join(template, name), join(root, name), { recursive: true })
  const script = join(import.meta.dirname, '..', 'support', 'crash-child.ts')
  const child = spawn(process.execPath, [script, JSON.stringify({ ...plan, root })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), gone])
  if (afterMs > 0) await sleep(afterMs)
  child.kill('SIGKILL')
  expect(await gone).toEqual([null, 'SIGKILL'])
  const { services } = await composeIn(root)
  return { root, services }
}

/** What must hold after any crash: an open, sound library, and no file that is not whole. */
async function expectSound(root: string, services: Services): Promise<void> {
  const { library, libraryProblem } = await services.app.state()
  expect(libraryProblem).toBeNull()
  expect(library).toMatchObject({ readOnly: false })
  const db = new DatabaseSync(join(root, 'lib', 'library.db'), { readOnly: true })
  expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
  expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([])
  db.close()
  const names = readdirSync(join(root, 'lib'), { recursive: true }).map(String)
  expect(names.filter((name) => name.includes('part-') || name.includes('clip-'))).toEqual([])
  for (const name of names.filter((one) => /\.(mkv|mp4|jpg)$/.test(one))) {
    await ffprobe(join(root, 'lib', name), 'format=duration')
  }
}

const moments: [string, Omit<CrashPlan, 'root'>][] = [
  ['while its picture is made', { work: 'import', file: film, at: { stage: 'poster', done: 0 } }],
  ['while its waveform is made', { work: 'import', file: film, at: { stage: 'peaks', done: 0 } }],
  ['while it is converted', { work: 'import', file: film, at: { stage: 'proxy', done: 500 } }],
  ['while it is copied', { work: 'copy', file: bulky, at: { stage: 'copy', done: 1 } }],
  ['while speech is recognised', { work: 'transcribe', file: '', at: { stage: 'transcribe', done: 0 } }],
  ['when some words are there', { work: 'transcribe', file: '', at: 'words' }],
  ['while a clip is written', { work: 'export', file: '', at: { stage: 'export', done: 1000 } }],
]

describe('an app that is killed', () => {
  it.each(moments)('%s shows an interrupted job and nothing half-written', async (_, plan) => {
    const { root, services } = await crash(plan)
    await expectSound(root, services)
    const kind = plan.work === 'copy' ? 'import' : plan.work
    const [job] = (await services.jobs.list()).filter((one) => one.kind === kind)
    expect(job).toMatchObject({ state: 'interrupted', error: { code: 'interrupted' } })
    const [interview] = await services.interviews.list()
    const takes = await services.takes.list(interview!.id)
    if (kind === 'import') {
      expect(takes.map((take) => take.status)).toEqual(['ready', 'failed'])
      expect(readdirSync(join(root, 'lib', 'media'))).toEqual([])
      expect(existsSync(join(root, 'lib', 'cache', takes[1]!.id, 'proxy.mp4'))).toBe(false)
    }
    if (plan.at === 'words') expect(await services.transcripts.partialWords(job!.id)).not.toEqual([])
    if (kind === 'export') {
      expect(readdirSync(join(root, 'lib', 'exports'), { recursive: true })).toEqual(['Сұхбат'])
    }
    if (plan.work === 'copy' || plan.at === 'words') {
      await services.jobs.retry(job!.id)
      expect(await ended(services, job!.id)).toMatchObject({ state: 'done', error: null })
    }
    await services.close()
  })

  it('in the middle of an upload forgets it whole', async () => {
    const { root, services } = await crash({ work: 'upload', file: bulky, at: null })
    await expectSound(root, services)
    expect(readdirSync(join(root, 'lib', 'media'))).toEqual([])
    expect((await services.interviews.list())[0]?.takeCount).toBe(1)
    await services.close()
  })

  it.each([5, 300])('%i ms into an import is sound as well', async (afterMs) => {
    const { root, services } = await crash({ work: 'import', file: film, at: null }, afterMs)
    await expectSound(root, services)
    const [job] = await services.jobs.list()
    expect(job).toMatchObject({ kind: 'import', state: 'interrupted' })
    await services.close()
  })
})

const linux = process.platform === 'linux'

describe('an ffmpeg that is killed under the app', () => {
  async function copyOfTemplate(): Promise<{ root: string; services: Services }> {
    const root = makeTempDir()
    for (const name of ['config', 'lib']) cpSync(join(template, name), join(root, name), { recursive: true })
    return { root, services: (await composeIn(root)).services }
  }

  function hears(services: Services, isMoment: (event: AppEvent) => boolean): Promise<void> {
    return new Promise((resolve) => {
      services.events.subscribe(null, (_, event) => {
        if (isMoment(event)) resolve()
      })
    })
  }

  /** Its job must be interrupted, as it is when a worker of the speech engines is killed. */
  async function expectInterrupted(root: string, services: Services, job: Job, file: string): Promise<void> {
    expect(await ended(services, job.id)).toMatchObject({
      state: 'interrupted',
      error: { code: 'worker_killed', params: { file } },
    })
    await expectSound(root, services)
    if (job.kind === 'export') {
      expect(readdirSync(join(root, 'lib', 'exports'), { recursive: true })).toEqual(['Сұхбат'])
    }
  }

  it.runIf(linux)('while a clip is written interrupts its job', async () => {
    const { root, services } = await copyOfTemplate()
    const [interview] = await services.interviews.list()
    const [clip] = await services.clips.list(interview!.id)
    const writing = hears(services, (event) => event.type === 'job' && event.job.progress.done > 1000)
    const job = await services.clips.export(clip!.id)
    await writing
    await killFfmpeg('SIGKILL')
    await expectInterrupted(root, services, job, basename(speech))
    await services.jobs.retry(job.id)
    expect(await ended(services, job.id)).toMatchObject({ state: 'done', error: null })
    await services.close()
  })

  it.runIf(linux)('while a recording is converted interrupts its import', async () => {
    const { root, services } = await copyOfTemplate()
    const [interview] = await services.interviews.list()
    const converting = hears(
      services,
      (event) =>
        event.type === 'job' && event.job.progress.stage === 'proxy' && event.job.progress.done > 500,
    )
    const { job } = await services.takes.importPath(interview!.id, film)
    await converting
    await killFfmpeg('SIGKILL')
    await expectInterrupted(root, services, job, basename(film))
    await services.close()
  })

  it.runIf(linux)('while speech is recognised interrupts the transcription', async () => {
    const { root, services } = await copyOfTemplate()
    const [interview] = await services.interviews.list()
    // Long enough that the last of it is not decoded when the first of it is recognised.
    const long = join(root, 'ұзақ.m4a')
    await ffmpeg('-stream_loop', '24', '-i', committedRecording('kk').path, '-c', 'copy', `file:${long}`)
    const { take, job: importing } = await services.takes.importPath(interview!.id, long)
    expect((await ended(services, importing.id)).error).toBeNull()
    const recognising = hears(services, (event) => event.type === 'words')
    const [model] = await services.models.list()
    const options = { takeId: take.id, modelId: model!.id, language: 'kk', translateTo: null } as const
    const job = await services.transcripts.start(options)
    await recognising
    await killFfmpeg('SIGKILL')
    await expectInterrupted(root, services, job, basename(long))
    await services.close()
  })
})

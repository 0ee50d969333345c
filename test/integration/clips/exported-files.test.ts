import { mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../../src/main/services/services.ts'
import type { Clip, ClipFields } from '../../../src/shared/api/clips.ts'
import { errorText } from '../../../src/shared/messages/error-text.ts'
import { composeIn, ended } from '../../support/library-folder.ts'
import { makeRecording } from '../../support/media.ts'
import { makeTempDir } from '../../support/temp.ts'

const root = makeTempDir('exported')
const folder = join(root, 'lib', 'exports', 'Сұхбат')
let services: Services
let interviewId: string
let captions: Pick<ClipFields, 'trackId' | 'styleId' | 'burnIn' | 'sidecar'>
let takeId: string
beforeAll(async () => {
  services = (await composeIn(root)).services
  const fields = { title: 'Сұхбат', speakerName: '', language: 'kk', notes: '' } as const
  interviewId = (await services.interviews.create(fields)).id
  const { take, job } = await services.takes.importPath(interviewId, await makeRecording(root, 'Көктем.mp4'))
  expect((await ended(services, job.id)).error).toBeNull()
  takeId = take.id
  const text = Buffer.from('1\n00:00:00,100 --> 00:00:01,500\nмен ауылда тұрдым\n')
  const track = await services.tracks.importFile(take.id, 'kk', 'мәтін.srt', text)
  captions = { trackId: track.id, styleId: null, burnIn: false, sidecar: 'vtt' }
})
afterAll(() => services.close())

const create = (title: string, presets: ClipFields['presets'] = ['square']) =>
  services.clips.create(takeId, { title, inMs: 200, outMs: 700, presets, ...captions })
const exported = async ({ id }: Clip) => ended(services, (await services.clips.export(id)).id)
const listed = async ({ id }: Clip) => {
  const clip = (await services.clips.list(interviewId)).find((one) => one.id === id)!
  return Object.fromEntries(clip.files.map(({ name, missing }) => [name, missing]))
}
const onDisk = (title: string) => readdirSync(folder).filter((name) => name.includes(title))

describe('an export that fails at its last step', () => {
  it('leaves no video behind when the captions cannot be written beside it', async () => {
    const clip = await create('Бірінші')
    const taken = join(folder, 'Бірінші.square.kk.vtt')
    mkdirSync(taken, { recursive: true })
    const failed = await exported(clip)
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'path_not_writable' } })
    expect(onDisk('Бірінші')).toEqual(['Бірінші.square.kk.vtt'])
    expect(await listed(clip)).toEqual({})

    rmdirSync(taken)
    await services.jobs.retry(failed.id)
    expect((await ended(services, failed.id)).error).toBeNull()
    expect(await listed(clip)).toEqual({ 'Бірінші.square.mp4': false, 'Бірінші.square.kk.vtt': false })
  })

  it('takes back what has its name already when the next video cannot get it', async () => {
    const clip = await create('Екінші', ['square', 'feed'])
    mkdirSync(join(folder, 'Екінші.feed.mp4'), { recursive: true })
    expect(await exported(clip)).toMatchObject({ state: 'failed', error: { code: 'path_not_writable' } })
    expect(onDisk('Екінші')).toEqual(['Екінші.feed.mp4'])
    expect(await listed(clip)).toEqual({})
  })

  it('keeps the files of the export before', async () => {
    const clip = await create('Үшінші')
    expect((await exported(clip)).error).toBeNull()
    const before = await listed(clip)
    const sidecar = join(folder, 'Үшінші.square.kk.vtt')
    rmSync(sidecar)
    mkdirSync(sidecar)
    expect(await exported(clip)).toMatchObject({ state: 'failed' })
    expect(onDisk('Үшінші').sort()).toEqual(['Үшінші.square.kk.vtt', 'Үшінші.square.mp4'])
    expect(await listed(clip)).toEqual({ ...before, 'Үшінші.square.kk.vtt': true })
  })
  it('lists what took the place of an earlier file as it is, and the rest as it was', async () => {
    const clip = await create('Төртінші', ['square', 'feed'])
    expect((await exported(clip)).error).toBeNull()
    const feed = join(folder, 'Төртінші.feed.mp4')
    rmSync(feed)
    mkdirSync(feed)
    await services.clips.update(clip.id, { outMs: 1_400 })
    expect(await exported(clip)).toMatchObject({ state: 'failed', error: { code: 'path_not_writable' } })
    expect(Object.keys(await listed(clip)).sort()).toEqual([
      'Төртінші.feed.kk.vtt',
      'Төртінші.feed.mp4',
      'Төртінші.square.kk.vtt',
      'Төртінші.square.mp4',
    ])
    const { files } = (await services.clips.list(interviewId)).find(({ id }) => id === clip.id)!
    const square = files.find(({ name }) => name === 'Төртінші.square.mp4')!
    expect(square.bytes).toBe(statSync(join(folder, square.name)).size)
    expect(square.video?.durationMs).toBeGreaterThan(1_000)
  })
})

describe('before and after an export', () => {
  it('the preview names the letters that the export would refuse, and where they are', async () => {
    const text = Buffer.from(
      '1\n00:00:00,100 --> 00:00:01,000\nмен 😀\n\n2\n00:00:01,200 --> 00:00:01,900\nіні\n',
    )
    const track = await services.tracks.importFile(takeId, 'kk', 'күлкі.srt', text)
    const [style] = await services.clips.styles()
    const { undrawn } = await services.clips.preview(track.id, style!.id, 'square')
    expect(undrawn).toEqual([{ atMs: 100, endMs: 1000, letters: ['😀'] }])
  })

  it('is refused where its captions would lack a cue that ends before it begins, and not where that lies outside', async () => {
    const text = Buffer.from(
      '1\n00:00:00,300 --> 00:00:00,100\nбірінші\n\n2\n00:00:01,200 --> 00:00:01,900\nіні\n',
    )
    const track = await services.tracks.importFile(takeId, 'kk', 'теріс.srt', text)
    const clip = await create('Бесінші')
    await services.clips.update(clip.id, { trackId: track.id })
    const refused = {
      code: 'subtitles_unshown',
      params: { name: 'теріс', cue: 1, at: '00:00:00.300', cues: 1 },
    }
    await expect(services.clips.export(clip.id)).rejects.toMatchObject(refused)
    await services.clips.update(clip.id, { burnIn: true, sidecar: 'none' })
    await expect(services.clips.export(clip.id)).rejects.toMatchObject(refused)
    expect(errorText(refused as never, 'en')).toContain('cue 1, at 00:00:00.300')
    await services.clips.update(clip.id, { burnIn: false, sidecar: 'vtt', inMs: 400 })
    expect((await exported(clip)).error).toBeNull()
  })

  it('a folder of working files that cannot be written is named, and not that of the videos', async () => {
    const cache = join(root, 'lib', 'cache')
    rmSync(cache, { recursive: true })
    writeFileSync(cache, '')
    const { error } = await exported(await create('Орынсыз')).finally(() => rmSync(cache))
    expect(error).toMatchObject({
      code: 'path_not_writable',
      params: { file: 'lib/cache', reason: 'working_files' },
    })
    expect(errorText(error!, 'kk')).toContain('жұмыс файлдары «lib/cache» қалтасына жазылмады')
  })

  it('a folder that cannot be written is named with its place in the library', async () => {
    rmSync(folder, { recursive: true })
    writeFileSync(folder, '')
    const { error } = await exported(await create('Соңғы'))
    expect(error).toMatchObject({ code: 'path_not_writable', params: { file: 'exports/Сұхбат' } })
    expect(errorText(error!, 'ru')).toContain('в папку «exports/Сұхбат» внутри библиотеки')
  })
})

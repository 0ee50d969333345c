import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { AppEvent } from '../../src/shared/api/events.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { makeRecording } from '../support/media.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir()
let services: Services
let recording: string
let id: string
const told: AppEvent[] = []
beforeAll(async () => {
  services = (await composeIn(root)).services
  recording = await makeRecording(root, 'жазба.mp4', { seconds: 2, size: '64x36' })
  services.events.subscribe(null, (_, event) => {
    if (event.type === 'advanced') told.push(event)
  })
})
afterAll(() => services.close())
beforeEach(async () => {
  told.length = 0
  const fields = { title: 'Жол', speakerName: '', language: 'kk' as const, notes: '' }
  id = (await services.interviews.create(fields)).id
})

const status = async () => (await services.interviews.get(id)).status
const importInto = async () => {
  const { take, job } = await services.takes.importPath(id, recording)
  expect((await ended(services, job.id)).error).toBeNull()
  return take
}

describe('the stage of an interview', () => {
  it('is scheduled by a day of filming, and goes back with it', async () => {
    const shoot = await services.shoots.create(id, {})
    expect(await status()).toBe('idea')
    await services.shoots.update(shoot.id, { date: '2026-12-01' })
    expect(await status()).toBe('scheduled')
    expect(told).toEqual([{ type: 'advanced', interviewId: id, title: 'Жол', from: 'idea', to: 'scheduled' }])
    expect((await services.history.undo())?.label).toBe('shoot_update')
    expect(await status()).toBe('idea')
    await services.history.redo()
    expect(await status()).toBe('scheduled')
  })

  it('is never taken back or out of a refusal, nor over what a person chose since', async () => {
    const shoot = await services.shoots.create(id, { date: '2026-12-01' })
    for (const chosen of ['approved', 'declined', 'contacted'] as const) {
      await services.interviews.update(id, { status: chosen })
      await services.shoots.update(shoot.id, { callTime: '09:00' })
      expect(await status()).toBe(chosen)
    }
    await services.interviews.update(id, { status: 'declined' })
    await services.shoots.update(shoot.id, { date: '2026-12-02' })
    expect(await status()).toBe('declined')
  })

  it('is filmed by a recording that came in, subtitled by a clip with its subtitles', async () => {
    const take = await importInto()
    expect(await status()).toBe('filmed')
    const srt = Buffer.from('1\n00:00:00,100 --> 00:00:01,500\nмен ауылда тұрдым\n')
    const track = await services.tracks.importFile(take.id, 'kk', 'мәтін.srt', srt)
    const clip = {
      ...{ title: 'Клип', inMs: 0, outMs: 400, styleId: null, presets: ['square' as const] },
      ...{ burnIn: false, sidecar: 'none' as const },
    }
    const plain = await services.clips.create(take.id, { ...clip, trackId: null })
    await ended(services, (await services.clips.export(plain.id)).id)
    expect(await status()).toBe('filmed')
    const captioned = await services.clips.create(take.id, { ...clip, trackId: track.id })
    await ended(services, (await services.clips.export(captioned.id)).id)
    expect(await status()).toBe('subtitled')
    expect(told.map((event) => event.type === 'advanced' && event.to)).toEqual(['filmed', 'subtitled'])
    // A job is no step of a person: undo is theirs.
    expect((await services.history.undo())?.label).toBe('clip_create')
  }, 60_000)

  it('stays where a person put it while the recording came in', async () => {
    const { job } = await services.takes.importPath(id, recording)
    await services.interviews.update(id, { status: 'agreed' })
    await ended(services, job.id)
    expect(await status()).toBe('agreed')
  })

  it('stays when the recording could not be imported', async () => {
    const wrong = join(root, 'жазба емес.mp4')
    writeFileSync(wrong, 'бұл бейне емес')
    const { job } = await services.takes.importPath(id, wrong)
    expect((await ended(services, job.id)).state).toBe('failed')
    expect(await status()).toBe('idea')
  })
})

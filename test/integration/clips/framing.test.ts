import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../../src/main/services/services.ts'
import type { PresetId } from '../../../src/shared/clip.ts'
import { centred, type FramingChoice } from '../../../src/shared/framing.ts'
import { composeIn, ended } from '../../support/library-folder.ts'
import { ffmpeg } from '../../support/media.ts'
import { makeTempDir } from '../../support/temp.ts'

const root = makeTempDir('framing')

/** Red on the left, blue on the right, the upper half paler; a second of sound with it. */
async function twoHalves(): Promise<string> {
  const path = join(root, 'екі жарты.mp4')
  const half = (colour: string, x: string, y: string) =>
    `drawbox=x=${x}:y=${y}:w=iw/2:h=ih/2:c=${colour}:t=fill`
  const picture = [
    'color=black:s=640x360:r=25:d=1',
    half('0xff8080', '0', '0'),
    half('0xff0000', '0', 'ih/2'),
    half('0x8080ff', 'iw/2', '0'),
    half('0x0000ff', 'iw/2', 'ih/2'),
  ].join(',')
  await ffmpeg(
    ...['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=frequency=300:duration=1'],
    ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', '-shortest', `file:${path}`],
  )
  return path
}

type Colour = 'red' | 'blue' | 'dark' | 'both'

/** What the left and the right quarter, and the top and the bottom edge of a video show. */
async function seen(path: string, width: number, height: number): Promise<Record<string, Colour>> {
  const bytes = await ffmpeg(
    '-i',
    `file:${path}`,
    '-frames:v',
    '1',
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-',
  )
  const at = (x: number, y: number): Colour => {
    const from = 3 * (Math.round(y * (height - 1)) * width + Math.round(x * (width - 1)))
    const [red, , blue] = [bytes[from]!, bytes[from + 1]!, bytes[from + 2]!]
    if (red < 60 && blue < 60) return 'dark'
    return red > blue ? 'red' : 'blue'
  }
  return { left: at(0.05, 0.5), right: at(0.95, 0.5), top: at(0.5, 0.02), bottom: at(0.5, 0.98) }
}

describe('which part of the picture a clip shows', () => {
  let services: Services
  let takeId: string
  beforeAll(async () => {
    services = (await composeIn(root)).services
    const fields = { title: 'Сұхбат', speakerName: '', language: 'kk', notes: '' } as const
    const interviewId = (await services.interviews.create(fields)).id
    const { take, job } = await services.takes.importPath(interviewId, await twoHalves())
    expect((await ended(services, job.id)).error).toBeNull()
    takeId = take.id
  })
  afterAll(() => services.close())

  async function made(preset: PresetId, framing?: FramingChoice) {
    const clip = await services.clips.create(takeId, {
      ...{ title: `${preset} ${framing?.mode ?? ''}${framing?.x ?? ''}`, inMs: 0, outMs: 400 },
      ...{ trackId: null, styleId: null, presets: [preset], burnIn: false, sidecar: 'none' },
      ...(framing ? { framing } : {}),
    })
    expect((await ended(services, (await services.clips.export(clip.id)).id)).error).toBeNull()
    const file = (await services.clips.list(clip.interviewId)).find(({ id }) => id === clip.id)!.files[0]!
    return seen(file.path, file.video!.width, file.video!.height)
  }

  it('is the middle, unless somebody says otherwise', async () => {
    expect(await made('reels')).toMatchObject({ left: 'red', right: 'blue' })
  })

  it('is where somebody moved it', async () => {
    expect(await made('reels', { ...centred, x: 0.1 })).toMatchObject({ left: 'red', right: 'red' })
    expect(await made('reels', { ...centred, x: 0.9 })).toMatchObject({ left: 'blue', right: 'blue' })
  })

  it('is the whole of it where somebody wants that', async () => {
    expect(await made('square', { ...centred, mode: 'whole' })).toEqual({
      ...{ left: 'red', right: 'blue', top: 'dark', bottom: 'dark' },
    })
  })

  it('is kept with the clip, and undone', async () => {
    const clip = await services.clips.create(takeId, {
      ...{ title: 'Қайтару', inMs: 0, outMs: 400, trackId: null, styleId: null },
      ...{ presets: ['reels'], burnIn: false, sidecar: 'none' },
    })
    const now = async () =>
      (await services.clips.list(clip.interviewId)).find(({ id }) => id === clip.id)!.framing
    expect(await now()).toBeUndefined()
    const framing = { mode: 'fill', x: 0.2, y: 0.5 } as const
    expect((await services.clips.update(clip.id, { framing })).framing).toEqual(framing)
    expect(await now()).toEqual(framing)
    await services.history.undo()
    expect(await now()).toBeUndefined()
  })
})

import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../../src/main/services/services.ts'
import { mediaExtensions } from '../../../src/shared/media.ts'
import { composeIn, ended } from '../../support/library-folder.ts'
import { ffmpeg } from '../../support/media.ts'
import { makeTempDir } from '../../support/temp.ts'

const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=352x288:rate=25:duration=1']
const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=1']
const film = [...picture, ...tone, '-pix_fmt', 'yuv420p']

/** What camcorders, older phones, messengers and dictaphones write, and what is made of it where a browser cannot play it. */
const kinds = [
  ['mts', [...film, '-c:v', 'libx264', '-c:a', 'ac3'], true],
  ['avi', [...film, '-c:v', 'mpeg4', '-c:a', 'mp3'], true],
  ['mpg', [...film, '-c:v', 'mpeg2video', '-c:a', 'mp2'], true],
  ['3gp', [...film, '-c:v', 'h263', '-c:a', 'aac'], true],
  ['wma', [...tone, '-c:a', 'wmav2'], true],
  ['aac', [...tone, '-c:a', 'aac'], true],
  ['ogg', [...tone, '-c:a', 'libopus'], false],
  ['flac', [...tone, '-c:a', 'flac'], false],
] as const

describe('a recording that is no mp4', () => {
  const root = makeTempDir()
  let services: Services
  let interviewId: string
  beforeAll(async () => {
    services = (await composeIn(root)).services
    const interview = { title: 'Сұхбат', speakerName: 'Айгерім', language: 'kk', notes: '' } as const
    interviewId = (await services.interviews.create(interview)).id
  })
  afterAll(() => services.close())

  it.each(kinds)('but %s is taken by its name, and imported', async (extension, options, hasProxy) => {
    expect(mediaExtensions).toContain(extension)
    const path = join(root, `Жазба.${extension}`)
    await ffmpeg(...options, path)
    const { take, job } = await services.takes.importPath(interviewId, path)
    await ended(services, job.id)
    expect(await services.takes.get(take.id)).toMatchObject({ status: 'ready', hasPeaks: true, hasProxy })
  })
})

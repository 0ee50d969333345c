import { readdirSync, readFileSync, statSync } from 'node:fs'
import { copyFile, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ffmpeg, ffprobe, makeRecording } from '../../support/media.ts'
import { control, media, quickWebm } from '../../support/media-tools.ts'
import { makeTempDir } from '../../support/temp.ts'

const folder = makeTempDir('bad-files')

/** The eight-second film that the tests cut up. */
let film = ''
beforeAll(async () => {
  film = await makeRecording(folder, 'фильм.mp4', { seconds: 8, options: ['-movflags', '+faststart'] })
})

describe('a bad file', () => {
  const bad = async (name: string, content: string | Buffer) => {
    const path = join(folder, name)
    await writeFile(path, content)
    return path
  }
  const expectCode = async (path: string, code: string) => {
    await expect(media.probe(path)).rejects.toMatchObject({
      name: 'IzError',
      code,
      params: { file: path.slice(path.lastIndexOf('/') + 1) },
    })
  }

  it('that is empty is file_empty', async () => expectCode(await bad('empty.mp4', ''), 'file_empty'))

  it('that is not there is file_missing', () => expectCode(join(folder, 'жоқ.mp4'), 'file_missing'))

  it.each(['text.mp4', 'text.mp3', 'text.wav', 'text.mkv'])(
    'that is text, named %s, is media_unrecognised',
    async (name) =>
      expectCode(await bad(name, 'Сұхбат. Бұл мәтін, видео емес.\n'.repeat(200)), 'media_unrecognised'),
  )

  it.each([
    ['subtitles.mp4', '1\n00:00:01,000 --> 00:00:02,000\nСәлем\n\n2\n00:00:03,000 --> 00:00:04,000\nСәлем\n'],
    ['playlist.mp4', '#EXTM3U\n#EXT-X-TARGETDURATION:8\n#EXTINF:8,\nфильм.mp4\n#EXT-X-ENDLIST\n'],
    ['list.mp4', "ffconcat version 1.0\nfile 'фильм.mp4'\n"],
    ['list of nothing.mp4', "ffconcat version 1.0\nfile 'a.mp4'\n"],
  ])(
    'that only points elsewhere or has no picture and sound (%s) is media_unrecognised',
    async (name, content) => expectCode(await bad(name, content), 'media_unrecognised'),
  )

  it('that is a photo is media_unrecognised', async () => {
    const path = join(folder, 'photo.png')
    await ffmpeg('-f', 'lavfi', '-i', 'testsrc', '-frames:v', '1', path)
    await expectCode(path, 'media_unrecognised')
  })

  it('that is a folder is media_unrecognised', () => expectCode(join(folder), 'media_unrecognised'))

  it('that lost its end, and its index with it, is media_truncated', async () => {
    const path = await makeRecording(folder, 'cut-index.mp4', { seconds: 3 })
    await truncate(path, Math.floor(statSync(path).size / 2))
    await expectCode(path, 'media_truncated')
  })

  it('that was cut within its first bytes is media_truncated', async () =>
    expectCode(await bad('cut-head.mp4', readFileSync(film).subarray(0, 600)), 'media_truncated'))

  it.each([0.5, 0.7])(
    'whose index promises more than there is (%f of it left) is media_truncated',
    async (part) => {
      const path = join(folder, `cut-data-${part}.mp4`)
      await copyFile(film, path)
      await truncate(path, Math.floor(statSync(film).size * part))
      expect(Number((await ffprobe(path, 'format=duration')).format?.duration)).toBeCloseTo(8, 0)
      await expectCode(path, 'media_truncated')
    },
  )

  it.each(['mkv', 'webm'])('a half of an %s is media_truncated', async (extension) => {
    const options = extension === 'webm' ? quickWebm : []
    const path = await makeRecording(folder, `half.${extension}`, { seconds: 8, options })
    await truncate(path, Math.floor(statSync(path).size / 2))
    await expectCode(path, 'media_truncated')
  })

  it('is still taken when only the last moments are lost, as after a power cut with a fragmented recording', async () => {
    const options = ['-g', '25', '-movflags', '+frag_keyframe+empty_moov']
    const path = await makeRecording(folder, 'fragments.mp4', { seconds: 8, options })
    await truncate(path, Math.floor(statSync(path).size * 0.95))
    expect((await media.probe(path)).durationMs).toBeGreaterThan(6000)
  })

  it('that vanishes between the probe and the work is file_missing, and leaves no output', async () => {
    const place = makeTempDir()
    const path = await makeRecording(place, 'gone.mp4', { seconds: 1 })
    const info = await media.probe(path)
    await rm(path)
    const missing = { code: 'file_missing', params: { file: 'gone.mp4' } }
    await expect(media.peaks(path, info, control())).rejects.toMatchObject(missing)
    await expect(media.proxy(path, info, join(place, 'p.mp4'), control())).rejects.toMatchObject(missing)
    await expect(media.poster(path, info, 0, join(place, 'p.jpg'), control())).rejects.toMatchObject(missing)
    expect(readdirSync(place)).toEqual([])
  })
})

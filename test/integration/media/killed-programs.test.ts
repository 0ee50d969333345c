import { chmodSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { videoLengths } from '../../../src/main/infra/clips/verify.ts'
import { openPcm } from '../../../src/main/infra/ffmpeg/pcm.ts'
import { runFfmpeg } from '../../../src/main/infra/ffmpeg/run.ts'
import { killFfmpeg } from '../../support/ffmpeg-processes.ts'
import { makeRecording } from '../../support/media.ts'
import { makeTempDir } from '../../support/temp.ts'

const folder = makeTempDir('killed')
const film = join(folder, 'кино.mkv')
await makeRecording(folder, basename(film), { seconds: 2, size: '64x36' })

/** Longer than the test: the recording over and over, in real time. */
const endless = ['-re', '-stream_loop', '-1', '-i', `file:${film}`, '-f', 'null', '-']

test.runIf(process.platform === 'linux').each([
  ['SIGKILL', 'error', 'worker_killed'],
  ['SIGTERM', 'error', 'worker_killed'],
  ['SIGTERM', 'info', 'worker_killed'],
  ['SIGINT', 'info', 'interrupted'],
  ['SIGHUP', 'error', 'interrupted'],
] as const)('an ffmpeg that %s ends (at log level %s) is %s', async (signal, logLevel, code) => {
  let begun = () => {}
  const underWay = new Promise<void>((resolve) => {
    begun = resolve
  })
  const run = runFfmpeg({ ffmpegPath: 'ffmpeg', args: endless, file: film, logLevel, onProgress: begun })
  const failed = expect(run).rejects.toMatchObject({ code, params: { file: 'кино.mkv' } })
  await underWay
  await killFfmpeg(signal)
  await failed
})

test.runIf(process.platform === 'linux')(
  'samples that SIGKILL cuts off are not taken for all of them',
  async () => {
    // More than the pipe and what is read ahead hold.
    const long = await makeRecording(folder, 'long.wav', { seconds: 300, size: null })
    const samples = openPcm('ffmpeg', long, { sampleRate: 48_000 })
    await samples.next()
    await killFfmpeg('SIGKILL')
    const rest = async () => {
      for await (const _ of samples);
    }
    await expect(rest()).rejects.toMatchObject({ code: 'worker_killed', params: { file: 'long.wav' } })
  },
)

describe('the last look at a finished video', () => {
  const { signal } = new AbortController()

  test.runIf(process.platform === 'linux')('says that it was cut off when ffprobe is killed', async () => {
    const dying = join(folder, 'ffprobe')
    writeFileSync(dying, '#!/bin/sh\nkill -9 $$\n')
    chmodSync(dying, 0o755)
    await expect(videoLengths(dying, [film], film, signal)).rejects.toMatchObject({
      ...{ code: 'worker_killed', params: { file: 'кино.mkv' } },
    })
  })

  test('says what is wrong with a video that ffprobe cannot read', async () => {
    const broken = join(folder, 'бүлінген.mp4')
    writeFileSync(broken, 'not a video')
    await expect(videoLengths('ffprobe', [broken], film, signal)).rejects.toMatchObject({
      params: { file: 'кино.mkv' },
    })
  })
})

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
export const espeakRate = 22_050
const wavHeaderBytes = 44

/** Whether espeak-ng can be had; without it the committed recordings stand in. */
export async function espeakAvailable(): Promise<boolean> {
  return run('espeak-ng', ['--version']).then(
    () => true,
    () => false,
  )
}

const spoken = new Map<string, Promise<Int16Array>>()

/** 16-bit mono samples at 22.05 kHz, without the silence espeak-ng puts around them. Each text is spoken once in a test file. */
export function speak(voice: string, text: string): Promise<Int16Array> {
  const key = `${voice}\0${text}`
  const speech = spoken.get(key) ?? speakAnew(voice, text)
  spoken.set(key, speech)
  return speech
}

async function speakAnew(voice: string, text: string): Promise<Int16Array> {
  const { stdout } = await run('espeak-ng', ['-v', voice, '-s', '140', '--stdout', text], {
    encoding: 'buffer',
    maxBuffer: 1 << 26,
  })
  const samples = new Int16Array(Uint8Array.from(stdout.subarray(wavHeaderBytes)).buffer)
  const loud = (sample: number) => Math.abs(sample) > 300
  return samples.subarray(samples.findIndex(loud), samples.findLastIndex(loud) + 1)
}

/** A WAV file of interleaved 16-bit samples at espeak-ng's rate. */
export function wavFile(samples: Int16Array, channels: number): Buffer {
  const header = Buffer.alloc(wavHeaderBytes)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.byteLength, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(channels, 22)
  header.writeUInt32LE(espeakRate, 24)
  header.writeUInt32LE(espeakRate * 2 * channels, 28)
  header.writeUInt16LE(2 * channels, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)])
}

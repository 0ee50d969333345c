import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { createFfmpeg } from '../../src/main/infra/ffmpeg/ffmpeg.ts'

/** The machine's own ffmpeg, or what else is found. */
export const media = createFfmpeg({ settingPath: () => null, bundledDir: null })
export const control = () => ({ signal: new AbortController().signal })
export const quickWebm = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus']

/** All samples of a sound. */
export async function collect(blocks: AsyncIterable<Float32Array>): Promise<Float32Array> {
  const all: number[] = []
  for await (const block of blocks) for (const sample of block) all.push(sample)
  return Float32Array.from(all)
}

/** Ids of the living processes whose command line has that text. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
    } catch {
      return false
    }
  })
}

export async function until(find: () => string[], withinMs = 15_000): Promise<string[]> {
  for (let waited = 0; waited < withinMs; waited += 25) {
    const found = find()
    if (found.length > 0) return found
    await sleep(25)
  }
  throw new Error(`waited for ${withinMs} ms in vain`)
}

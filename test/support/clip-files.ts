import { open } from 'node:fs/promises'
import { execa } from 'execa'

export interface ProbedStream extends Record<string, unknown> {
  codec_type: string
  tags?: Record<string, string>
}

export async function probe(
  path: string,
): Promise<{ streams: ProbedStream[]; format: { duration: string; tags?: Record<string, string> } }> {
  const { stdout } = await execa('ffprobe', [
    '-v',
    'error',
    '-show_streams',
    '-show_format',
    '-of',
    'json',
    path,
  ])
  return JSON.parse(stdout)
}

/** The boxes of an MP4 as paths (`moov/trak/edts`), in file order; only containers are gone into. */
export async function boxes(path: string): Promise<string[]> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    return await boxesIn(file, 0, size, '')
  } finally {
    await file.close()
  }
}

async function boxesIn(
  file: Awaited<ReturnType<typeof open>>,
  from: number,
  to: number,
  prefix: string,
): Promise<string[]> {
  const found: string[] = []
  const head = Buffer.alloc(16)
  for (let at = from; at + 8 <= to; ) {
    await file.read(head, 0, 16, at)
    const short = head.readUInt32BE(0)
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short
    const name = `${prefix}${head.toString('latin1', 4, 8)}`
    found.push(name)
    if (/(?:^|\/)(?:moov|trak|edts|udta)$/.test(name))
      found.push(...(await boxesIn(file, at + 8, at + size, `${name}/`)))
    at += size
  }
  return found
}

/** The smallest rectangle that holds every pixel of a grey picture that differs from its top left corner by more than `threshold`. */
export function inkBounds(
  grey: Uint8Array,
  width: number,
  threshold: number,
): { left: number; top: number; right: number; bottom: number } | null {
  const ground = grey[0]!
  let [left, top, right, bottom] = [width, Number.POSITIVE_INFINITY, -1, -1]
  for (let index = 0; index < grey.length; index++) {
    if (Math.abs(grey[index]! - ground) <= threshold) continue
    const x = index % width
    const y = (index - x) / width
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    bottom = y
  }
  return bottom < 0 ? null : { left, top, right, bottom }
}

import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { makeFolder } from '../files/make-folder.ts'
import { writeTextFile } from '../files/text-file.ts'
import { capabilityQuestions } from './capabilities.ts'

interface ProgramPair {
  ffmpeg: string
  ffprobe: string
}

/** What was found able to do all, and the state of the files then. */
const knownSchema = z.record(
  z.string(),
  z.strictObject({ state: z.string(), version: z.string(), canToneMap: z.boolean() }),
)
type Known = z.infer<typeof knownSchema>
type Found = Omit<Known[string], 'state'>

/** Shared by all that look in one process. */
const seen = new Map<string, Known[string]>()

/**
 * Remembers good programs between runs, in `ffmpeg.json` of that folder (null: only in this process): asking them what they can do takes
 * three starts, and a script that cuts a hundred clips starts this program a hundred times. A file that has changed since is asked anew.
 */
export function createKnownPrograms(folder: string | null): {
  /** null for what is not known, or was known before one of the files changed. */
  recall(pair: ProgramPair): Promise<Found | null>
  remember(pair: ProgramPair, found: Found): Promise<void>
  /** It was asked again and is no longer good. */
  forget(pair: ProgramPair): Promise<void>
} {
  const path = folder === null ? null : join(folder, 'ffmpeg.json')
  const read = async (): Promise<Known> => {
    if (path === null) return {}
    const text = await readFile(path, 'utf8').catch(() => '{}')
    try {
      return knownSchema.parse(JSON.parse(text))
    } catch {
      return {}
    }
  }
  // Where nothing can be written, the next run asks again.
  const keep = async (known: Known) => {
    if (path === null || folder === null) return
    await makeFolder(folder)
      .then(() => writeTextFile(path, `${JSON.stringify(known, null, 2)}\n`))
      .catch(() => {})
  }
  return {
    async recall(pair) {
      const state = await stateOf(pair)
      const known = seen.get(pair.ffmpeg) ?? (await read())[pair.ffmpeg]
      if (known?.state !== state) return null
      const { state: _, ...found } = known
      return found
    },
    async remember(pair, found) {
      const state = await stateOf(pair)
      if (state === null) return
      const known = { state, ...found }
      seen.set(pair.ffmpeg, known)
      await keep({ ...(await read()), [pair.ffmpeg]: known })
    },
    async forget(pair) {
      seen.delete(pair.ffmpeg)
      const { [pair.ffmpeg]: known, ...others } = await read()
      if (known) await keep(others)
    },
  }
}

/** Of what was asked and of whom: links are followed, what counts is the program at their end. */
async function stateOf({ ffmpeg, ffprobe }: ProgramPair): Promise<string | null> {
  try {
    const files = await Promise.all([ffmpeg, ffprobe].map((file) => stat(file)))
    const states = files.map(({ size, mtimeMs, mode, ino }) => [size, mtimeMs, mode, ino].join(' '))
    return [`asked ${capabilityQuestions}`, ...states].join(', ')
  } catch {
    return null
  }
}

import { readFile } from 'node:fs/promises'
import { parseTtf } from './ttf.ts'

type IsDrawn = (letter: string) => boolean

const known = new Map<string, Promise<IsDrawn>>()

/**
 * What tells whether a font draws a letter. Each file is read once, and each letter looked up once: the preview asks for all cues of a
 * recording whenever one of them has changed.
 *
 * @throws what reading the file throws; it is read again the next time
 */
export function drawnLetters(path: string): Promise<IsDrawn> {
  const asked = known.get(path) ?? read(path)
  known.set(path, asked)
  asked.catch(() => known.delete(path))
  return asked
}

async function read(path: string): Promise<IsDrawn> {
  const face = parseTtf(await readFile(path))
  const drawn = new Map<string, boolean>()
  return (letter) => {
    const answer = drawn.get(letter) ?? face.advance(letter.codePointAt(0)!) !== null
    drawn.set(letter, answer)
    return answer
  }
}

import { writeFile } from 'node:fs/promises'
import { writeAtomically } from './atomic.ts'

/** Writes UTF-8 text under its final name only when it is whole. @throws path_not_writable, disk_full */
export async function writeTextFile(path: string, text: string): Promise<void> {
  await writeAtomically(path, (temporary) => writeFile(temporary, text, 'utf8'))
}

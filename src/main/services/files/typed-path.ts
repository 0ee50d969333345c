import { basename, isAbsolute, normalize } from 'node:path'
import { IzError } from '#shared/error.ts'

/** What "Copy as path" of Windows and a quoted line of a shell bring along. */
const quoted = /^(?:"(.+)"|'(.+)'|«(.+)»|“(.+)”)$/

/**
 * A path as a person typed or pasted it, without what does not belong to it.
 * @throws invalid_input where it does not lead from the disk on: what it would be relative to nobody can know
 */
export function typedPath(typed: string): string {
  // A name may end with a space, and a picker's path is right as it is.
  if (isAbsolute(typed)) return normalize(typed)
  const text = typed.trim()
  const path = quoted.exec(text)?.slice(1).find(Boolean) ?? text
  if (!isAbsolute(path)) throw new IzError('invalid_input', { file: basename(path), reason: 'part_of_path' })
  return normalize(path)
}

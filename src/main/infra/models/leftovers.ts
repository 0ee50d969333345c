import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryName } from '../files/atomic.ts'

/**
 * Deletes what a killed process left of copies and uploads in a folder of models and in the folders in it. What has changed since
 * `before` may still be written, by this process or another one. `<name>.part` is a download, which goes on from there.
 */
export async function removeLeftovers(folder: string, before: number): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const folders = [
    folder,
    ...entries.filter((one) => one.isDirectory()).map(({ name }) => join(folder, name)),
  ]
  for (const place of folders) {
    for (const name of await readdir(place).catch(() => [])) {
      if (!temporaryName.test(name)) continue
      const path = join(place, name)
      const changed = await stat(path).catch(() => null)
      // An upload is given the time of the file it comes from; the time of that change cannot be set.
      if (!changed?.isFile() || changed.ctimeMs >= before) continue
      await rm(path, { force: true, maxRetries: 5 }).catch((error: unknown) => console.error(error))
    }
  }
}

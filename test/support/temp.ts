import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const made = new Set<string>()
// IZ_KEEP_TEMP leaves the folders of a failing test to be looked at.
process.once('exit', () => {
  if (process.env.IZ_KEEP_TEMP) return
  for (const path of made) rmSync(path, { recursive: true, force: true })
})

/**
 * A fresh folder whose path has a space, both quotes (where the system allows them) and Kazakh letters: what breaks under such a name
 * breaks on a user's machine. Removed when the process exits.
 */
export function makeTempDir(label = 'iz'): string {
  const awkward = process.platform === 'win32' ? "Iz тест қ 'а" : 'Iz тест "қ" \'а'
  const root = join(tmpdir(), awkward)
  mkdirSync(root, { recursive: true })
  const path = mkdtempSync(join(root, `${label}-`))
  made.add(path)
  return path
}

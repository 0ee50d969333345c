import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A fresh folder whose path has a space, both quotes (where the system allows them) and Kazakh letters: what breaks under such a name
 * breaks on a user's machine. Removed when the process exits.
 */
export function makeTempDir(label = 'iz'): string {
  const awkward = process.platform === 'win32' ? "Iz тест қ 'а" : 'Iz тест "қ" \'а'
  const root = join(tmpdir(), awkward)
  mkdirSync(root, { recursive: true })
  const path = mkdtempSync(join(root, `${label}-`))
  process.once('exit', () => rmSync(path, { recursive: true, force: true }))
  return path
}

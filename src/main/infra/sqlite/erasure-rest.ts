import { parsed } from './columns.ts'
import type { Database } from './database.ts'

/**
 * What is to be done after rows were deleted for good, under `erasure` in `meta`: written in the transaction that takes the rows away, so
 * that a full disk, a locked file or a crash leaves a task and never a file that nothing points to.
 */
export interface ErasureRest {
  /** As the library stores paths. */
  files: string[]
  /** The same, each with all that is in it. */
  folders: string[]
  /** The database's file still holds the old text in its free pages and its log. */
  rewrite: boolean
  /** Names of backups that hold the person, which one of the library as it is then replaces; null: they stay. */
  backups: string[] | null
}

const nothing: ErasureRest = { files: [], folders: [], rewrite: false, backups: null }

export function readRest(db: Database): ErasureRest {
  const row = db.get(`SELECT value FROM meta WHERE key = 'erasure'`)
  if (!row) return nothing
  const rest = parsed<ErasureRest | Omit<ErasureRest, 'folders'>>(row.value)
  return 'folders' in rest ? rest : { ...rest, ...sorted(rest.files) }
}

export function keepRest(db: Database, rest: ErasureRest): void {
  if (hasWork(rest)) {
    db.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('erasure', ?)`, JSON.stringify(rest))
  } else {
    db.run(`DELETE FROM meta WHERE key = 'erasure'`)
  }
}

/** A row without `folders`, of an earlier version, has them among its files: those in the cache, where no file was ever to be erased alone. */
function sorted(paths: readonly string[]): Pick<ErasureRest, 'files' | 'folders'> {
  const isFolder = (path: string) => path.startsWith('cache/')
  return { files: paths.filter((path) => !isFolder(path)), folders: paths.filter(isFolder) }
}

export function hasWork({ files, folders, rewrite, backups }: ErasureRest): boolean {
  return files.length > 0 || folders.length > 0 || rewrite || backups !== null
}

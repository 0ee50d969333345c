import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Has a file's content on the disk before the next step, so that it survives a power cut. */
export function syncFileSync(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** The same for the names in a folder: without it a renaming may be lost. Windows and some network file systems cannot sync a folder. */
export function syncFolderSync(path: string): void {
  try {
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch {
    // The files' own content is on the disk already.
  }
}

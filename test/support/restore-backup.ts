import type { LibraryStore } from '../../src/main/services/library/ports.ts'

/** Puts a library that nobody has open back to a backup, as the app does. */
export async function restoreBackup(store: LibraryStore, folder: string, backup: string): Promise<void> {
  const prepared = await store.prepareRestore(folder, backup)
  try {
    await prepared.putInPlace()
  } finally {
    prepared.discard()
  }
}

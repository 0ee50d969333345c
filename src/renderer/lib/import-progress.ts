import { createStore, useStore } from './store.ts'

interface ImportProgress {
  importId: string
  /** Questions compared with the bank, or bytes of a model, of `total`. */
  done: number
  total: number
}

// A window shows one import at a time.
const store = createStore<ImportProgress | null>(null)

export function setImportProgress({ importId, done, total }: ImportProgress): void {
  store.set(() => ({ importId, done, total }))
}

/** How much of an import has been done, 0 to 1; null before anything is known. */
export function useImportProgress(importId: string): number | null {
  return useStore(store, (now) => (now?.importId === importId && now.total > 0 ? now.done / now.total : null))
}

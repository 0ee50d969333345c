import type { MarkOp } from '#shared/api/sessions.ts'

/** An entry of the journal as the window keeps it. */
export interface JournalEntry {
  interviewId: string
  utcOffsetMinutes: number
  op: MarkOp
}

export interface KeptEntry extends JournalEntry {
  /** Orders the entries; given by the database. */
  key: number
}

const databaseName = 'iz-on-set'
const storeName = 'journal'

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

let opened: Promise<IDBDatabase> | null = null

function open(): Promise<IDBDatabase> {
  if (!opened) {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { autoIncrement: true })
    opened = settled(request)
    opened.catch(() => {
      opened = null
    })
  }
  return opened
}

/**
 * `strict` makes the browser answer only when the entry is on the disk: by default it would be lost when the whole app is killed within
 * the next moments (https://developer.chrome.com/blog/indexeddb-durability-mode-now-defaults-to-relaxed).
 */
async function inTransaction<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<T> | T,
): Promise<T> {
  const database = await open()
  const transaction = database.transaction(storeName, mode, { durability: 'strict' })
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
  const working = work(transaction.objectStore(storeName))
  // all is asked for by now: what is kept while the window goes would not live to be committed by itself
  transaction.commit()
  const [result] = await Promise.all([working, done])
  return result
}

/** Adds an entry; resolves with its key when it is on the disk. Rejects where the browser keeps nothing. */
export function keepEntry(entry: JournalEntry): Promise<number> {
  return inTransaction('readwrite', async (store) => Number(await settled(store.add(entry))))
}

/** All entries that were never acknowledged, in their order. */
export function readEntries(): Promise<KeptEntry[]> {
  return inTransaction('readonly', async (store) => {
    const [keys, entries] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())])
    return entries.map((entry: JournalEntry, index) => ({ ...entry, key: Number(keys[index]) }))
  })
}

/** Forgets entries that the library has. */
export function forgetEntries(keys: readonly number[]): Promise<void> {
  return inTransaction('readwrite', (store) => {
    for (const key of keys) store.delete(key)
  })
}

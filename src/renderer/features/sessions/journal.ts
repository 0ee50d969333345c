import i18next from 'i18next'
import type { MarkOp } from '#shared/api/sessions.ts'
import { connection } from '../../lib/connection.ts'
import { notifyDone } from '../../lib/notify.tsx'
import { createStore, useStore } from '../../lib/store.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { wireOf } from '../../lib/wire-error.ts'
import { forgetEntries, type JournalEntry, keepEntry, readEntries } from './journal-store.ts'
import { readBack } from './read-back.ts'

interface Pending extends JournalEntry {
  /** null while it is not on this window's disk. */
  key: number | null
  /** The library has it; it stays here until the window has read the library again. */
  sent: boolean
}

export interface JournalState {
  entries: readonly Pending[]
  /** The library did not take the last entries. */
  failing: boolean
  /** This window cannot keep entries on the disk: they live only until the library has them. */
  unsafe: boolean
}

const largestBatch = 200
const answerWithinMs = 10_000
const firstRetryMs = 1000
const longestRetryMs = 8000

/**
 * What was marked in this window and the library has not yet. Every entry is first kept on the window's disk and then sent, in order,
 * until the library has answered; so a mark survives a crash of the window, of the app, and an app that is not there.
 */
export const journal = createStore<JournalState>({ entries: [], failing: false, unsafe: false })

const patch = (change: Partial<JournalState>) => journal.set((state) => ({ ...state, ...change }))
const unsent = () => journal.get().entries.filter(({ sent }) => !sent)

let keeping: Promise<unknown> = Promise.resolve()
let sending = false
let retryMs = firstRetryMs
let timer = 0

/** Adds an entry and sends it as soon as possible. It shows at once. */
export function addToJournal(interviewId: string, op: MarkOp): void {
  const utcOffsetMinutes = -new Date().getTimezoneOffset()
  const entry: Pending = { interviewId, utcOffsetMinutes, op, key: null, sent: false }
  journal.set((state) => ({ ...state, entries: [...state.entries, entry] }))
  // One after the other, so that the entries lie on the disk in the order in which they were made.
  keeping = keeping
    .then(() => keepEntry({ interviewId, utcOffsetMinutes, op }))
    .then(
      (key) => {
        entry.key = key
      },
      () => patch({ unsafe: true }),
    )
  void keeping.then(send)
}

/** Takes up what an earlier window has left, and sends whenever there is a connection. Once for the window. */
export function startJournal(): () => void {
  const nudge = () => {
    retryMs = firstRetryMs
    void send()
  }
  void readEntries().then(
    (kept) => {
      const known = new Set(journal.get().entries.map(({ key }) => key))
      const left = kept.filter(({ key }) => !known.has(key)).map((entry) => ({ ...entry, sent: false }))
      journal.set((state) => ({ ...state, entries: [...left, ...state.entries] }))
      nudge()
    },
    () => {},
  )
  const stop = connection.subscribe(() => connection.get() === 'up' && nudge())
  window.addEventListener('online', nudge)
  return () => {
    stop()
    window.removeEventListener('online', nudge)
    window.clearTimeout(timer)
  }
}

async function send(): Promise<void> {
  if (sending) return
  sending = true
  window.clearTimeout(timer)
  const refused = new Set<string>()
  try {
    for (;;) {
      const first = unsent().find(({ interviewId }) => !refused.has(interviewId))
      if (!first) break
      const { interviewId, utcOffsetMinutes } = first
      const batch = unsent()
        .filter((entry) => entry.interviewId === interviewId)
        .slice(0, largestBatch)
      try {
        const { restored } = await rpc.sessions.record.mutate(
          { interviewId, utcOffsetMinutes, ops: batch.map(({ op }) => op) },
          { signal: AbortSignal.timeout(answerWithinMs) },
        )
        if (restored) notifyDone(i18next.t('sessions.restored'), 'session-restored')
      } catch (error) {
        // What this library cannot take (an interview that was removed) stays here and must not hold back the rest.
        const code = wireOf(error)?.code
        if (code !== 'not_found' && code !== 'invalid_input') throw error
        refused.add(interviewId)
        continue
      }
      acknowledge(interviewId, batch)
    }
    retryMs = firstRetryMs
    patch({ failing: refused.size > 0 })
  } catch {
    patch({ failing: true })
    timer = window.setTimeout(() => void send(), retryMs)
    retryMs = Math.min(longestRetryMs, retryMs * 2)
  } finally {
    sending = false
  }
}

function acknowledge(interviewId: string, batch: readonly Pending[]): void {
  // The same objects: an entry whose key is still to come gets it.
  for (const entry of batch) entry.sent = true
  journal.set((state) => ({ ...state, failing: false, entries: [...state.entries] }))
  void keeping
    .then(() => forgetEntries(batch.flatMap(({ key }) => (key === null ? [] : [key]))))
    .catch(() => {})
  const read = () =>
    queryClient.fetchQuery(trpc.sessions.list.queryOptions({ interviewId }, { staleTime: 0 }))
  const drop = (entries: readonly Pending[]) => {
    const done = new Set(entries)
    journal.set((state) => ({ ...state, entries: state.entries.filter((entry) => !done.has(entry)) }))
  }
  // Not waited for: the next marks must not wait either. What is not dropped now shows twice the same and does no harm.
  void readBack(batch, read, drop).catch(() => {})
}

/** The journal as it is. */
export function useJournal(): JournalState {
  return useStore(journal, (state) => state)
}

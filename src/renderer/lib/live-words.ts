import type { Word } from '#shared/transcript.ts'
import { createStore, useStore } from './store.ts'

const none: readonly Word[] = []
const store = createStore<ReadonlyMap<string, readonly Word[]>>(new Map())

/** Adds words that a running transcription has just finished. */
export function addLiveWords(jobId: string, words: readonly Word[]): void {
  store.set((previous) => new Map(previous).set(jobId, [...(previous.get(jobId) ?? none), ...words]))
}

/** Forgets a job's words: it has ended or starts again. */
export function dropLiveWords(jobId: string): void {
  if (!store.get().has(jobId)) return
  store.set((previous) => {
    const next = new Map(previous)
    next.delete(jobId)
    return next
  })
}

/** The words a running transcription has delivered so far to this window. */
export function useLiveWords(jobId: string): readonly Word[] {
  return useStore(store, (words) => words.get(jobId) ?? none)
}

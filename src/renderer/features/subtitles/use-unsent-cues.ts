import { matchQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { StoredCue } from '#shared/api/tracks.ts'
import { useStore } from '../../lib/store.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { wireOf } from '../../lib/wire-error.ts'
import { isStillOpen, openLibrary, unsent } from './unsent.ts'
import { sendAgain } from './use-track-edits.ts'

/** So long after something was removed, all that belongs to it is gone too (ms). */
const quietMs = 1000

/**
 * What was typed into tracks that are gone, with a recording or an interview that somebody removed, does not lie about; what was removed may
 * be taken back while this window is there.
 */
async function followTracks(): Promise<void> {
  for (const id of unsent.tracks) {
    const failed = await rpc.tracks.get.query({ id }).then(
      () => null,
      (error: unknown) => error,
    )
    if (!failed) unsent.trackThere(id)
    else if (wireOf(failed)?.code === 'not_found' && (await isStillOpen(unsent.library))) unsent.trackGone(id)
  }
}

/** What an earlier window left for cues that say something else by now, or are gone, nobody will be shown again. */
async function forgetOutdated(): Promise<void> {
  for (const id of unsent.tracks) {
    const track = await rpc.tracks.get.query({ id }).catch(() => null)
    if (track && (await isStillOpen(unsent.library))) unsent.dueFor(id, track.cues)
  }
}

let looking: ReturnType<typeof setTimeout> | undefined
function lookLater(): void {
  clearTimeout(looking)
  looking = setTimeout(() => void followTracks(), quietMs)
}

const { queryKey: stateKey } = trpc.app.state.queryOptions()
let wasReadOnly = false

/** What an earlier window left of the library that is open is sent, once it is known whose it is, and once it can be written. */
function followLibrary(): void {
  const readOnly = queryClient.getQueryData(stateKey)?.library?.readOnly ?? false
  const isFreed = wasReadOnly && !readOnly
  wasReadOnly = readOnly
  if (openLibrary() && unsent.tracks.length > 0) void followTracks().then(forgetOutdated).then(sendAgain)
  else if (isFreed) void sendAgain()
}

const removals = [trpc.interviews, trpc.takes, trpc.tracks].map((one) => one.pathFilter())
queryClient.getQueryCache().subscribe((event) => {
  if (event.type !== 'updated') return
  const { action, query } = event
  if (action.type === 'success' && matchQuery({ queryKey: stateKey }, query)) followLibrary()
  if (action.type !== 'invalidate' || unsent.tracks.length === 0) return
  if (removals.some((filter) => matchQuery(filter, query))) lookLater()
})
followLibrary()

/** Sends what could not be saved of a track, whatever the reason was. */
export function sendTextsOf(trackId: string): Promise<void> {
  unsent.askAgain(trackId)
  return sendAgain()
}

/** Those of the cues that have not got what was typed into them; the same array as long as they are the same. */
export function useUnsentCues(cues: readonly StoredCue[]): readonly string[] {
  const count = useStore(unsent.changes, (value) => value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it counts what becomes of the texts
  return useMemo(() => unsent.waiting(cues), [cues, count])
}

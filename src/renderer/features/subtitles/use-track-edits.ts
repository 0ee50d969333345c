import { type Mutation, mutationOptions, useMutation } from '@tanstack/react-query'
import type { StoredCue, Track, TrackEdit } from '#shared/api/tracks.ts'
import { connection } from '../../lib/connection.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { historyScope, settledEdits } from '../../lib/settled-edits.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { wireOf } from '../../lib/wire-error.ts'
import { UnsentTexts } from './unsent-texts.ts'

/** So long after an undo the window may not have fetched yet what the track is since then (ms). */
const unseenMs = 5000

/** Something was undone here so lately that this window may have changed the track itself, unseen. */
function hasJustUndone(): boolean {
  const undone = ({ state, options }: Mutation) =>
    options.scope?.id === historyScope.id &&
    state.status === 'success' &&
    Date.now() - state.submittedAt < unseenMs
  return queryClient.getMutationCache().find({ predicate: undone }) !== undefined
}

/** An edit that says more than a person did: the other one of a cue's times, or a place in its text, as they stood on the screen. */
const takesFromSight = ({ kind }: TrackEdit) => kind === 'times' || kind === 'split'

function applyEarly(track: Track, edit: TrackEdit): Track {
  if (edit.kind !== 'text' && edit.kind !== 'times') return track
  const cues = track.cues.map((cue) =>
    cue.id !== edit.cueId
      ? cue
      : edit.kind === 'text'
        ? { ...cue, text: edit.text }
        : { ...cue, startMs: edit.startMs, endMs: edit.endMs },
  )
  return { ...track, cues }
}

/** The texts that did not reach the library, of all tracks: they stay known when their screen goes. */
const unsent = new UnsentTexts()

interface Before {
  /** What the cue said whose text is edited. */
  over: string
}

function editing(trackId: string) {
  const key = trpc.tracks.get.queryKey({ id: trackId })
  const mutationKey = ['track', trackId]
  return mutationOptions({
    mutationKey,
    scope: { id: `track ${trackId}` },
    mutationFn: async (edit: TrackEdit) => {
      const revision = queryClient.getQueryData(key)?.revision ?? 0
      try {
        return await rpc.tracks.edit.mutate({ id: trackId, revision, edit })
      } catch (error) {
        const conflict = wireOf(error)?.code === 'edit_conflict'
        if (!conflict || !hasJustUndone() || takesFromSight(edit)) throw error
        const { revision: current } = await rpc.tracks.get.query({ id: trackId })
        return rpc.tracks.edit.mutate({ id: trackId, revision: current, edit })
      }
    },
    onMutate: async (edit): Promise<Before> => {
      await queryClient.cancelQueries({ queryKey: key })
      const cues = queryClient.getQueryData(key)?.cues
      const over = cues?.find(({ id }) => 'cueId' in edit && id === edit.cueId)?.text ?? ''
      queryClient.setQueryData(key, (track) => (track ? applyEarly(track, edit) : track))
      return { over }
    },
    onSuccess: (track, answered) => {
      // what is still on its way is not in the answer, and the next edit may start from it
      const later = queryClient
        .getMutationCache()
        .findAll({ mutationKey, status: 'pending' })
        .map(({ state }) => state.variables as TrackEdit)
        .filter((edit) => edit !== answered)
      queryClient.setQueryData(key, later.reduce(applyEarly, track))
      if (answered.kind === 'text') unsent.drop(answered.cueId)
      void queryClient.invalidateQueries(trpc.clips.preview.pathFilter())
      void queryClient.invalidateQueries(trpc.history.pathFilter())
      void sendAgain()
    },
    onError: (error, edit, before) => {
      if (edit.kind === 'text' && before) {
        const { cueId, text } = edit
        unsent.keep(trackId, { cueId, text, over: before.over }, wireOf(error) === null)
      }
      notifyFailure(error)
      void queryClient.invalidateQueries({ queryKey: key })
    },
  })
}

let sending: Promise<void> | null = null

/** Sends the texts that could not be sent, one after the other, to the cues that still say what they said then. */
function sendAgain(): Promise<void> {
  sending ??= sendUnsent().finally(() => {
    sending = null
  })
  return sending
}

async function sendUnsent(): Promise<void> {
  for (const id of unsent.tracks) {
    await settledEdits(queryClient)
    const query = { ...trpc.tracks.get.queryOptions({ id }), staleTime: 0, retry: false }
    const track = await queryClient.fetchQuery(query).catch(() => null)
    if (!track) continue
    for (const due of unsent.dueFor(id, track.cues)) {
      const now = queryClient.getQueryData(query.queryKey)?.cues.find((cue) => cue.id === due.cueId)
      // Somebody has gone on in this cue: then that is what is to be kept.
      if (!unsent.isKept(due) || now?.text !== due.over) continue
      const edit: TrackEdit = { kind: 'text', cueId: due.cueId, text: due.text }
      const mutation = queryClient.getMutationCache().build(queryClient, editing(id))
      const isSent = await mutation.execute(edit).then(
        () => true,
        () => false,
      )
      if (!isSent) return
    }
  }
}

connection.subscribe(() => {
  if (connection.get() === 'up') void sendAgain()
})

/** What was typed into the cue and could not be saved, null where nothing was. */
export function unsentText(cue: Pick<StoredCue, 'id' | 'text'>): string | null {
  return unsent.of(cue)
}

/** Nobody wants any longer what could not be saved of this cue. */
export function dropUnsent(cueId: string): void {
  unsent.drop(cueId)
}

/**
 * Edits a track, one edit after the other: each names the revision the one before it left. Text and times show at once; when
 * the library refuses, the track is fetched as it really is. A text that does not arrive is sent again when the library can be reached.
 */
export function useTrackEdits(trackId: string) {
  const mutation = useMutation(editing(trackId))
  return { edit: mutation.mutateAsync }
}

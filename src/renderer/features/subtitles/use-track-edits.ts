import { type Mutation, mutationOptions, useMutation } from '@tanstack/react-query'
import type { StoredCue, Track, TrackEdit } from '#shared/api/tracks.ts'
import { connection } from '../../lib/connection.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { historyScope, settledEdits } from '../../lib/settled-edits.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { wireOf } from '../../lib/wire-error.ts'
import { canBeSent, openLibrary, unsent } from './unsent.ts'

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

interface Before {
  /** What the cue said whose text is edited, and the folder of the library. */
  over: string
  library: string
}

/** What changes a track goes one after the other: each edit names the revision that the one before it left. */
export function trackScope(trackId: string): { id: string } {
  return { id: `track ${trackId}` }
}

function editing(trackId: string) {
  const key = trpc.tracks.get.queryKey({ id: trackId })
  const mutationKey = ['track', trackId]
  return mutationOptions({
    mutationKey,
    scope: trackScope(trackId),
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
      const cues = queryClient.getQueryData(key)?.cues
      const over = cues?.find(({ id }) => 'cueId' in edit && id === edit.cueId)?.text ?? ''
      openLibrary()
      const { library } = unsent
      // Before anything is waited for: the window may be about to go.
      if (edit.kind === 'text') unsent.begin(library, trackId, { cueId: edit.cueId, text: edit.text, over })
      await queryClient.cancelQueries({ queryKey: key })
      queryClient.setQueryData(key, (track) => (track ? applyEarly(track, edit) : track))
      return { over, library }
    },
    onSuccess: (track, answered, { library }) => {
      // what is still on its way is not in the answer, and the next edit may start from it
      const later = queryClient
        .getMutationCache()
        .findAll({ mutationKey, status: 'pending' })
        .map(({ state }) => state.variables as TrackEdit)
        .filter((edit) => edit !== answered)
      queryClient.setQueryData(key, later.reduce(applyEarly, track))
      if (answered.kind === 'text') unsent.arrived(library, answered.cueId, answered.text)
      void queryClient.invalidateQueries(trpc.clips.preview.pathFilter())
      void queryClient.invalidateQueries(trpc.history.pathFilter())
      void sendAgain()
    },
    onError: (error, edit, before) => {
      if (edit.kind === 'text' && before) {
        const { cueId, text } = edit
        unsent.keep(before.library, trackId, { cueId, text, over: before.over }, wireOf(error) === null)
      }
      notifyFailure(error)
      void queryClient.invalidateQueries({ queryKey: key })
    },
  })
}

/** Edits that track, whichever one is on the screen by the time that the edit can be sent. */
export function editTrack(trackId: string, edit: TrackEdit): Promise<Track> {
  return queryClient.getMutationCache().build(queryClient, editing(trackId)).execute(edit)
}

let sending: Promise<void> | null = null

/** Sends the texts that could not be sent, one after the other, to the cues that still say what they said then. */
export function sendAgain(): Promise<void> {
  sending ??= sendOfEach().finally(() => {
    sending = null
  })
  return sending
}

/** Another library may be opened while the texts of one are sent. */
async function sendOfEach(): Promise<void> {
  let library: string
  do {
    library = unsent.library
    await sendUnsent(library)
  } while (library !== unsent.library)
}

async function sendUnsent(library: string): Promise<void> {
  if (unsent.dueTracks.length === 0 || !(await canBeSent(library))) return
  for (const id of unsent.dueTracks) {
    await settledEdits(queryClient)
    const query = { ...trpc.tracks.get.queryOptions({ id }), staleTime: 0, retry: false }
    const track = await queryClient.fetchQuery(query).catch(() => null)
    if (library !== unsent.library) return
    if (!track) continue
    for (const due of unsent.dueFor(id, track.cues)) {
      const now = queryClient.getQueryData(query.queryKey)?.cues.find((cue) => cue.id === due.cueId)
      // Somebody has gone on in this cue: then that is what is to be kept.
      if (!unsent.isKept(due) || now?.text !== due.over) continue
      if (!(await canBeSent(library)) || library !== unsent.library) return
      const failed = await editTrack(id, { kind: 'text', cueId: due.cueId, text: due.text }).then(
        () => null,
        (error: unknown) => ({ error }),
      )
      if (!failed) continue
      if (wireOf(failed.error) === null) return
      // A refused text is none of the others' business; they name the revision that the track really has.
      await queryClient.fetchQuery(query).catch(() => null)
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

/** Those of the cues that have not got what was typed into them. */
export function unsentCues(cues: readonly StoredCue[]): string[] {
  return unsent.waiting(cues)
}

/** Nobody wants any longer what could not be saved of this cue, nor `text`, should it still be on its way. */
export function dropUnsent(cueId: string, text: string): void {
  unsent.drop(cueId, text)
}

/**
 * Edits a track, one edit after the other: each names the revision the one before it left. Text and times show at once; when
 * the library refuses, the track is fetched as it really is. A text that does not arrive is sent again when the library can be reached.
 */
export function useTrackEdits(trackId: string) {
  const mutation = useMutation(editing(trackId))
  return { edit: mutation.mutateAsync }
}

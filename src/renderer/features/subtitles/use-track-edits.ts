import { type Mutation, useMutation } from '@tanstack/react-query'
import type { Track, TrackEdit } from '#shared/api/tracks.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { historyScope } from '../../lib/settled-edits.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { wireOf } from '../../lib/wire-error.ts'

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

/**
 * Edits a track, one edit after the other: each names the revision the one before it left. Text and times show at once; when
 * the library refuses, the track is fetched as it really is.
 */
export function useTrackEdits(trackId: string) {
  const key = trpc.tracks.get.queryKey({ id: trackId })
  const mutationKey = ['track', trackId]
  const mutation = useMutation({
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
    onMutate: async (edit) => {
      await queryClient.cancelQueries({ queryKey: key })
      queryClient.setQueryData(key, (track) => (track ? applyEarly(track, edit) : track))
    },
    onSuccess: (track, answered) => {
      // what is still on its way is not in the answer, and the next edit may start from it
      const later = queryClient
        .getMutationCache()
        .findAll({ mutationKey, status: 'pending' })
        .map(({ state }) => state.variables as TrackEdit)
        .filter((edit) => edit !== answered)
      queryClient.setQueryData(key, later.reduce(applyEarly, track))
      void queryClient.invalidateQueries(trpc.clips.preview.pathFilter())
      void queryClient.invalidateQueries(trpc.history.pathFilter())
    },
    onError: (error) => {
      notifyFailure(error)
      void queryClient.invalidateQueries({ queryKey: key })
    },
  })
  return { edit: mutation.mutateAsync }
}

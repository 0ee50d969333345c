import { useQuery } from '@tanstack/react-query'
import type { Speaker, SpeakerFields } from '#shared/api/speakers.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { useSpeakerActions } from './use-speaker-actions.ts'

type Change = Partial<SpeakerFields> | ((speaker: Speaker) => Partial<SpeakerFields>)

/** Saves a part of a profile; a change that builds on the present state is given the newest there is. */
export type SaveSpeaker = (change: Change) => Promise<void>

/** One speaker, and the way to change it. */
export function useSpeaker(id: string) {
  const query = useQuery(trpc.speakers.get.queryOptions({ id }))
  const actions = useSpeakerActions()
  const save: SaveSpeaker = (change) => saveShown(id, change, (patch) => actions.save(id, patch))
  return { query, save }
}

/** Shows a change at once; one that was not kept is taken back before it is told, so that nothing builds on it. */
export async function saveShown(
  id: string,
  change: Change,
  send: (patch: Partial<SpeakerFields>) => Promise<unknown>,
): Promise<void> {
  const queryKey = trpc.speakers.get.queryKey({ id })
  const before = queryClient.getQueryData(queryKey)
  if (!before) return
  const patch = typeof change === 'function' ? change(before) : change
  // what is being fetched is older than this
  void queryClient.cancelQueries({ queryKey })
  // Fields that are left one right after the other build on each other before any answer is here.
  const after: Speaker = { ...before, ...patch }
  // the cache may hold equal copies: what it gives back is compared with later
  const changed = queryClient.setQueryData(queryKey, after) ?? after
  try {
    await send(patch)
  } catch (error) {
    queryClient.setQueryData(queryKey, (shown) => shown && takenBack(shown, changed, before, patch))
    throw error
  }
}

/** What was changed once more meanwhile stays. */
function takenBack(
  shown: Speaker,
  changed: Speaker,
  before: Speaker,
  patch: Partial<SpeakerFields>,
): Speaker {
  const fields = (Object.keys(patch) as (keyof SpeakerFields)[]).filter(
    (field) => shown[field] === changed[field],
  )
  return { ...shown, ...Object.fromEntries(fields.map((field) => [field, before[field]])) }
}

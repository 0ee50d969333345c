import { useQuery } from '@tanstack/react-query'
import type { Speaker, SpeakerFields } from '#shared/api/speakers.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { useSpeakerActions } from './use-speaker-actions.ts'

type Change = Partial<SpeakerFields> | ((speaker: Speaker) => Partial<SpeakerFields>)

/** Saves a part of a profile; a change that builds on the present state is given the newest there is. */
export type SaveSpeaker = (change: Change) => Promise<void>

/** One speaker, and the way to change it. */
export function useSpeaker(id: string) {
  const { queryKey } = trpc.speakers.get.queryOptions({ id })
  const query = useQuery(trpc.speakers.get.queryOptions({ id }))
  const actions = useSpeakerActions()
  const save: SaveSpeaker = async (change) => {
    const before = queryClient.getQueryData(queryKey)
    if (!before) return
    const patch = typeof change === 'function' ? change(before) : change
    // what is being fetched is older than this
    void queryClient.cancelQueries({ queryKey })
    // Fields that are left one right after the other build on each other before any answer is here.
    queryClient.setQueryData(queryKey, { ...before, ...patch })
    await actions.save(id, patch)
  }
  return { query, save }
}

import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { useCallback, useEffect } from 'react'
import type { EditedTranscript, StoredTranscript, TranscriptEdit } from '#shared/api/transcripts.ts'
import { IzError } from '#shared/error.ts'
import { errorText } from '../../lib/error-text.ts'
import { notifyDone, notifyFailure, notifyProblem } from '../../lib/notify.tsx'
import { registerEdit } from '../../lib/pending-edits.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { wireOf } from '../../lib/wire-error.ts'
import { applyEarly } from './early-edit.ts'
import { editNow } from './moved-edit.ts'
import { PendingTranscriptEdits } from './pending-transcript-edits.ts'

const queues = new Map<string, PendingTranscriptEdits>()
/** Failures that have been told: the edits behind one that is refused fail of the same. */
const told = new WeakSet<object>()

function queueOf(id: string): PendingTranscriptEdits {
  const queue = queues.get(id) ?? new PendingTranscriptEdits()
  queues.set(id, queue)
  return queue
}

async function send(
  id: string,
  change: TranscriptEdit,
  counted: StoredTranscript | undefined,
): Promise<EditedTranscript> {
  const key = trpc.transcripts.get.queryKey({ id })
  const queue = queueOf(id)
  // An older state that is being fetched must not take the place of the edit.
  void queryClient.cancelQueries({ queryKey: key })
  const shown: StoredTranscript | undefined = queryClient.getQueryData(key)
  const edit = counted && shown ? editNow(change, counted.words, shown.words) : change
  if (!edit) {
    const conflict = { code: 'edit_conflict', params: {} } as const
    notifyProblem(errorText(i18next.t, conflict))
    throw new IzError(conflict.code)
  }
  const sent = queue.add(
    edit,
    shown ?? { revision: 0, words: [] },
    (made, revision) => rpc.transcripts.edit.mutate({ id, revision, edit: made }),
    async (error) =>
      wireOf(error)?.code === 'edit_conflict' ? await rpc.transcripts.get.query({ id }) : null,
  )
  if (shown) queryClient.setQueryData(key, applyEarly(shown, edit))
  try {
    const edited = await sent
    const { cuesLeft, ...transcript } = edited
    queryClient.setQueryData(key, queue.shown(transcript))
    tellCuesLeft(cuesLeft)
    return edited
  } catch (error) {
    if (!(error instanceof Object && told.has(error))) notifyFailure(error)
    if (error instanceof Object) told.add(error)
    void queryClient.invalidateQueries({ queryKey: key })
    throw error
  }
}

/**
 * Edits a transcript, one edit after the other. What can be told shows at once; when the library refuses, the transcript is fetched as it
 * really is. An edit is of the words that its transcript has, as it was drawn; without one, of those shown now.
 */
export function useTranscriptEdits(transcriptId: string) {
  useEffect(() => registerEdit(() => queueOf(transcriptId).settled()), [transcriptId])
  const edit = useCallback(
    (change: TranscriptEdit, counted?: StoredTranscript) => send(transcriptId, change, counted),
    [transcriptId],
  )
  return { edit }
}

/** The transcript as the library has it; not fetched while edits are on their way, which it would not have. An empty `id`: none yet. */
export function useTranscript(id: string) {
  return useQuery({
    ...trpc.transcripts.get.queryOptions({ id }),
    queryFn: async ({ signal }) => {
      await queueOf(id).settled()
      return rpc.transcripts.get.query({ id }, { signal })
    },
    enabled: id !== '',
  })
}

/** Says that cues a person has changed did not follow. */
export function tellCuesLeft(count: number): void {
  if (count > 0) notifyDone(i18next.t('editor.cues_left', { count }), 'cues-left')
}

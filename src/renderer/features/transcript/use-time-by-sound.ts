import { useMutation } from '@tanstack/react-query'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure, notifyProblem } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'
import type { Range } from '../player/player.ts'
import { useFileGone } from '../workspace/recording-file.ts'

/** Starts timing the words of a part of a transcript by the sound. The editor shows how far it is; undo takes it back. */
export function useTimeBySound({
  id,
  takeId,
  language,
}: Pick<StoredTranscript, 'id' | 'takeId' | 'language'>) {
  const { t } = useTranslation()
  const isGone = useFileGone()
  const mutation = useMutation(
    trpc.transcripts.align.mutationOptions({
      onError: notifyFailure,
      onSettled: () => queryClient.invalidateQueries(trpc.jobs.list.queryFilter()),
    }),
  )
  return {
    start: ({ inMs, outMs }: Range) => {
      if (isGone) return notifyProblem(t('workspace.needs_file'))
      mutation.mutate({
        ...{ takeId, transcriptId: id, text: null, language },
        range: { startMs: inMs, endMs: outMs },
      })
    },
    isPending: mutation.isPending,
  }
}

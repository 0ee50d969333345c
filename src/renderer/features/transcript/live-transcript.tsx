import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Word } from '#shared/transcript.ts'
import type { Job } from '../../lib/job.ts'
import { useLiveWords } from '../../lib/live-words.ts'
import { trpc } from '../../lib/trpc.ts'
import { LiveView } from './live-view.tsx'

/** The words finished before this window looked, and those that came since. */
function useWordsSoFar(jobId: string): readonly Word[] {
  const live = useLiveWords(jobId)
  const options = trpc.transcripts.partial.queryOptions({ jobId }, { staleTime: Number.POSITIVE_INFINITY })
  const earlier = useQuery(options).data
  return useMemo(() => {
    const last = earlier?.at(-1)
    return last ? [...earlier!, ...live.filter(({ startMs }) => startMs > last.startMs)] : live
  }, [earlier, live])
}

/** A transcription that has not ended yet, with its words as they come. */
export function LiveTranscript({ job }: { job: Job }) {
  return <LiveView job={job} words={useWordsSoFar(job.id)} />
}

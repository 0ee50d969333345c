import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../lib/trpc.ts'

interface Address {
  interviewId: string
  take: string | null
  transcript: string | null
  clip: string | null
}

/**
 * The recording that an address is about: named itself, or by a transcript or a clip of it. `isLooking`: another one must not be shown
 * meanwhile.
 */
export function useNamedTake({ interviewId, take, transcript, clip }: Address): {
  id: string | null
  isLooking: boolean
} {
  const ofTranscript = useQuery({
    ...trpc.transcripts.get.queryOptions({ id: transcript ?? '' }),
    enabled: transcript !== null && take === null,
  })
  const clips = useQuery(trpc.clips.list.queryOptions({ interviewId }))
  const clipTake = clips.data?.find(({ id }) => id === clip)?.takeId
  return { id: take ?? ofTranscript.data?.takeId ?? clipTake ?? null, isLooking: ofTranscript.isLoading }
}

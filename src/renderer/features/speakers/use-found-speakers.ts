import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { longestSpeakerQuery } from '#shared/api/speakers.ts'
import { trpc } from '../../lib/trpc.ts'

const none: ReadonlySet<string> = new Set()

/**
 * Ids of the speakers whom a text finds by all that is searched, also by what no list has: notes, who introduced them, earlier
 * interviews. Empty until the library has answered.
 */
export function useFoundSpeakers(query: string): ReadonlySet<string> {
  const text = query.trim().slice(0, longestSpeakerQuery)
  const { data } = useQuery({
    ...trpc.speakers.search.queryOptions({ text }),
    enabled: text !== '',
    // Whoever is found by more letters was found by fewer: rows do not go and come back while somebody types.
    placeholderData: (previous, query) => {
      const before = (query?.queryKey[1]?.input as { text?: string } | undefined)?.text
      return before && text.startsWith(before) ? previous : undefined
    },
  })
  return useMemo(() => (text === '' || !data ? none : new Set(data)), [text, data])
}

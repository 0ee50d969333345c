import type { RankedSpeaker, SpeakerForRanking } from '#shared/api/criteria.ts'
import {
  findsSpeaker,
  type SearchedSpeaker,
  searchedSpeaker,
  speakerQueryWords,
} from '#shared/speaker-search.ts'

const searched = new WeakMap<SpeakerForRanking, SearchedSpeaker>()

/** A name as it is searched; made once for each speaker that arrives. */
function nameOf(speaker: SpeakerForRanking): SearchedSpeaker {
  const known = searched.get(speaker) ?? searchedSpeaker(Object.values(speaker.name), [])
  searched.set(speaker, known)
  return known
}

/**
 * Places, counted from 0, of the ranked speakers whom a query finds by the name, and of those whom the library found by more; all of
 * them for an empty query. A place stays what it is among all: the rank and its reason belong to it.
 * @param foundElsewhere ids
 */
export function foundInRanking(
  speakers: readonly Pick<RankedSpeaker, 'speaker'>[],
  query: string,
  foundElsewhere: ReadonlySet<string>,
): number[] {
  const words = speakerQueryWords(query)
  return speakers.flatMap(({ speaker }, place) =>
    words.length === 0 || foundElsewhere.has(speaker.id) || findsSpeaker(nameOf(speaker), words) ? place : [],
  )
}

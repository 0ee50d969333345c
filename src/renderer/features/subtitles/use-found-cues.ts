import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { StoredCue } from '#shared/api/tracks.ts'
import { type FoundPlace, findIn } from '#shared/find-text.ts'

/** What is looked for in a track. */
interface Wanted {
  find: string
  matchCase: boolean
}

/** The cues that hold what is looked for, with its places in each, by their ids in the track's order. */
export function foundCues(
  cues: readonly StoredCue[],
  { find, matchCase }: Wanted,
): ReadonlyMap<string, readonly FoundPlace[]> {
  const found = new Map<string, readonly FoundPlace[]>()
  if (find === '') return found
  for (const cue of cues) {
    const places = findIn(cue.text, find, matchCase)
    if (places.length > 0) found.set(cue.id, places)
  }
  return found
}

const nothing: Wanted = { find: '', matchCase: false }

/** What is looked for and what is to stand in its place: the same in one track after the other. */
export function useLooking() {
  const [wanted, setWanted] = useState(nothing)
  const [replacement, setReplacement] = useState('')
  /** The last asking that has given its field the focus. */
  const heard = useRef(0)
  return { wanted, setWanted, replacement, setReplacement, heard }
}

export type Looking = ReturnType<typeof useLooking>

/** Where in a track that is which is looked for, null while nobody looks; and at which of those cues one stands. */
export function useFoundCues(cues: readonly StoredCue[], wanted: Wanted | null) {
  const [at, setAt] = useState<string | null>(null)
  // In a long track the letters typed come before what they find.
  const late = useDeferredValue(wanted ?? nothing)
  const found = useMemo(() => foundCues(cues, late), [cues, late])
  return { found, at, setAt }
}

/** The cue with what is looked for that comes `by` places after the one that stands at `at`; the first after the last. */
export function nextFound(
  cues: readonly Pick<StoredCue, 'id'>[],
  found: ReadonlyMap<string, unknown>,
  at: string | null,
  by: 1 | -1,
): string | null {
  const start = cues.findIndex(({ id }) => id === at)
  const from = start === -1 && by === -1 ? 0 : start
  for (let step = 1; step <= cues.length; step += 1) {
    const { id } = cues[(from + by * step + cues.length * 2) % cues.length]!
    if (found.has(id)) return id
  }
  return null
}

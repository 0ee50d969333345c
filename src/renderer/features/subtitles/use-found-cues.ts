import { useDeferredValue, useMemo, useState } from 'react'
import type { StoredCue } from '#shared/api/tracks.ts'
import { type FoundPlace, findIn } from '#shared/find-text.ts'

/** What is looked for in a track. */
export interface Wanted {
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

/** Looking for a text in a track: what for, where it is, and at which of those cues one stands. */
export function useFoundCues(cues: readonly StoredCue[], active: boolean) {
  const [wanted, setWanted] = useState<Wanted>({ find: '', matchCase: false })
  const [at, setAt] = useState<string | null>(null)
  // In a long track the letters typed come before what they find.
  const late = useDeferredValue(wanted)
  const found = useMemo(
    () => foundCues(cues, active ? late : { find: '', matchCase: false }),
    [cues, late, active],
  )
  return { wanted, setWanted, found, at, setAt }
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

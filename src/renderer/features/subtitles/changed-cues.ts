import type { StoredCue } from '#shared/api/tracks.ts'

type Told = Pick<StoredCue, 'id' | 'startMs' | 'endMs' | 'text'>

/** How many cues an edit has given another text or other times, or made. */
export function countChanged(before: readonly Told[], after: readonly Told[]): number {
  const told = new Map(before.map((cue) => [cue.id, cue]))
  return after.filter(({ id, startMs, endMs, text }) => {
    const old = told.get(id)
    return !old || old.text !== text || old.startMs !== startMs || old.endMs !== endMs
  }).length
}

import type { JobKind } from '#shared/job.ts'
import type { JobInputs, StoredJob } from './ports.ts'

export type Lane = 'import' | 'speech' | 'export'

/** How many jobs of a lane run beside each other. Speech and an export each take all the cores they get. */
export const lanes: Readonly<Record<Lane, number>> = { import: 2, speech: 1, export: 1 }

/**
 * Kinds of one lane never run beside each other; of those that wait in it, the lower `turn` goes first: what somebody waits for, the
 * shortest before the others. What `givesWay` stops for a short part recognised anew, and goes on from its last finished chunk.
 */
const kinds: Record<JobKind, { lane: Lane; turn: number; givesWay: boolean }> = {
  import: { lane: 'import', turn: 2, givesWay: false },
  transcribe: { lane: 'speech', turn: 2, givesWay: true },
  export: { lane: 'export', turn: 2, givesWay: false },
  retranscribe: { lane: 'speech', turn: 0, givesWay: false },
  align: { lane: 'speech', turn: 1, givesWay: false },
  diarise: { lane: 'speech', turn: 1, givesWay: false },
}
/** A longer part waits its turn: those before it would be kept from their work for too long. */
const shortPartMs = 10 * 60_000
/** What has this little left is let finish: to stop it and to go on later costs about as much. */
const nearlyDoneMs = 15_000

export function laneOf({ kind }: StoredJob): Lane {
  return kinds[kind].lane
}

/** Where a waiting job stands among those of its lane, the lowest first: what the lane was freed for, then what has made way for it. */
export function turnOf(job: StoredJob, hasGivenWay: boolean): number {
  if (isShortPart(job)) return -2
  return hasGivenWay ? -1 : kinds[job.kind].turn
}

/** Whether others stop for it: a part recognised anew for which somebody waits. */
export function isShortPart({ kind, input }: StoredJob): boolean {
  if (kind !== 'retranscribe') return false
  const { startMs, endMs } = input as JobInputs['retranscribe']
  return endMs - startMs <= shortPartMs
}

/**
 * Whether a running job stops for a short part now.
 * @param gaveWayAt what was done of it when it last did, in the unit of its progress; null: never. It first gets beyond that, or it would never end.
 */
export function canGiveWay({ kind, progress }: StoredJob, gaveWayAt: number | null): boolean {
  if (!kinds[kind].givesWay) return false
  if (gaveWayAt !== null && progress.done <= gaveWayAt) return false
  return progress.etaMs === null || progress.etaMs >= nearlyDoneMs
}

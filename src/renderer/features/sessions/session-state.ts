import type { Mark } from '#shared/api/sessions.ts'

/** A sitting without an end is gone on with when its last mark is no older than this; a later one is a sitting of its own. */
const sameSittingMs = 12 * 3_600_000

export interface SessionState {
  /** null while there is no sitting to go on with: the next mark begins one. */
  sessionId: string | null
  running: 'idle' | 'running' | 'paused' | 'ended'
  /** The sitting's own marks, in their order. */
  marks: Mark[]
  /** What was last marked of each question of the plan, in any sitting of the interview. */
  statusOf: Map<string, 'asked' | 'skipped'>
  /** Follow-ups that were asked. */
  followedUp: Set<string>
  /** Questions whose answer was marked as great. */
  great: Set<string>
  /** The question that was asked last in this sitting. */
  asked: Mark | null
}

/** Where an interview stands on the set, told from all of its marks. */
export function sessionState(marks: readonly Mark[], nowMs: number): SessionState {
  const state: SessionState = {
    ...{ sessionId: null, running: 'idle', marks: [], asked: null },
    ...{ statusOf: new Map(), followedUp: new Set(), great: new Set() },
  }
  const inTime = marks.toSorted((a, b) => a.at.localeCompare(b.at) || a.seq - b.seq)
  for (const { kind, itemId } of inTime) {
    if (itemId === null) continue
    if (kind === 'asked' || kind === 'skipped') state.statusOf.set(itemId, kind)
    if (kind === 'follow_up') state.followedUp.add(itemId)
    if (kind === 'great') state.great.add(itemId)
  }
  const last = inTime.at(-1)
  if (!last || nowMs - Date.parse(last.at) > sameSittingMs) return state
  const own = marks.filter(({ sessionId }) => sessionId === last.sessionId).toSorted((a, b) => a.seq - b.seq)
  state.sessionId = last.sessionId
  state.marks = own
  state.asked = own.findLast(({ kind }) => kind === 'asked') ?? null
  state.running = 'running'
  for (const { kind } of own) {
    if (kind === 'pause') state.running = 'paused'
    if (kind === 'resume' || kind === 'start') state.running = 'running'
    if (kind === 'end') state.running = 'ended'
  }
  return state
}

/** Time that has passed without the breaks, in ms: of the whole sitting, and since the last question was asked (null: none was). */
export function clocks(
  marks: readonly Mark[],
  nowMs: number,
): { totalMs: number; questionMs: number | null } {
  let totalMs = 0
  let askedAtTotal: number | null = null
  let runningSince: number | null = null
  for (const { kind, at } of marks) {
    const atMs = Date.parse(at)
    const soFar: number = totalMs + (runningSince === null ? 0 : atMs - runningSince)
    if (kind === 'pause' || kind === 'end') {
      totalMs = soFar
      runningSince = null
    } else if (kind === 'start' || kind === 'resume') {
      totalMs = soFar
      runningSince = atMs
    }
    if (kind === 'asked') askedAtTotal = soFar
  }
  if (runningSince !== null) totalMs += Math.max(0, nowMs - runningSince)
  return { totalMs, questionMs: askedAtTotal === null ? null : Math.max(0, totalMs - askedAtTotal) }
}

/**
 * The question to show when the screen opens: the one that was asked last; after a skipped one the next; else the first that was
 * neither asked nor skipped.
 */
export function openingIndex(itemIds: readonly string[], state: SessionState): number {
  const last = state.marks.findLast(
    ({ kind, itemId }) =>
      (kind === 'asked' || kind === 'skipped') && itemId !== null && itemIds.includes(itemId),
  )
  if (last) {
    const index = itemIds.indexOf(last.itemId ?? '')
    return last.kind === 'asked' ? index : Math.min(index + 1, itemIds.length - 1)
  }
  return Math.max(
    0,
    itemIds.findIndex((id) => !state.statusOf.has(id)),
  )
}

import type { Mark, MarkKind, MarkOp } from '#shared/api/sessions.ts'
import type { LocalizedText } from '#shared/localized.ts'
import type { SessionState } from './session-state.ts'

/** The library's marks with what this window has done since, in the order of their sessions. Doing an entry twice changes nothing. */
export function applyOps(marks: readonly Mark[], ops: readonly MarkOp[]): Mark[] {
  const byId = new Map(marks.map((mark) => [mark.id, mark]))
  const removed = new Set<string>()
  for (const entry of ops) {
    if (entry.op === 'remove') removed.add(entry.id)
    else if (!byId.has(entry.mark.id)) byId.set(entry.mark.id, entry.mark)
  }
  return [...byId.values()]
    .filter(({ id }) => !removed.has(id))
    .sort((a, b) => (a.sessionId === b.sessionId ? a.seq - b.seq : a.at.localeCompare(b.at) || a.seq - b.seq))
}

export interface NewMark {
  kind: MarkKind
  /** When it was meant, ms since 1970: a note belongs to the moment in which it was begun. */
  atMs: number
  itemId?: string | null
  text?: LocalizedText
  note?: string
}

/**
 * The next mark of a session. Its moment is never before the last one's: a clock that is set back in the middle of a shoot must not
 * change the order of what happened.
 */
export function nextMark(session: { id: string; marks: readonly Mark[] }, made: NewMark): Mark {
  const last = session.marks.at(-1)
  const atMs = Math.max(made.atMs, last ? Date.parse(last.at) : 0)
  return {
    id: crypto.randomUUID(),
    sessionId: session.id,
    seq: (last?.seq ?? -1) + 1,
    kind: made.kind,
    at: new Date(atMs).toISOString(),
    itemId: made.itemId ?? null,
    text: made.text ?? { kk: '', ru: '', en: '' },
    note: made.note ?? '',
  }
}

/** What must be marked first so that a mark makes sense: a beginning, or the end of a break. */
function before(kind: MarkKind, running: SessionState['running']): MarkKind | null {
  if (kind === 'start') return null
  if (running === 'idle' || running === 'ended') return 'start'
  const goesOn = kind === 'asked' || kind === 'follow_up'
  return running === 'paused' && goesOn ? 'resume' : null
}

/**
 * The marks that make one where a sitting stands. After the end the next sitting begins, but not with a note: that was begun before
 * another window ended this one.
 */
export function marksToMake(
  { sessionId, running, marks }: Pick<SessionState, 'sessionId' | 'running' | 'marks'>,
  made: NewMark,
): Mark[] {
  const belongs = sessionId !== null && (running !== 'ended' || made.kind === 'note')
  const session = belongs
    ? { id: sessionId, marks: [...marks] }
    : { id: crypto.randomUUID(), marks: [] as Mark[] }
  const first = belongs && running === 'ended' ? null : before(made.kind, running)
  const kinds = first === null ? [made] : [{ kind: first, atMs: made.atMs }, made]
  return kinds.map((next) => {
    const mark = nextMark(session, next)
    session.marks.push(mark)
    return mark
  })
}

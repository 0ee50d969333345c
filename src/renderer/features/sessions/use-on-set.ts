import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Mark } from '#shared/api/sessions.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { addToJournal, journal, useJournal } from './journal.ts'
import { applyOps, marksToMake, type NewMark } from './mark-ops.ts'
import { type SessionState, sessionState } from './session-state.ts'

export interface OnSet {
  /** false until it is known what the library has. */
  ready: boolean
  state: SessionState
  /** Marks of this interview that the library does not have yet. */
  waiting: number
  failing: boolean
  unsafe: boolean
  mark(made: Omit<NewMark, 'atMs'> & { atMs?: number }): void
  /** Takes the last mark of the sitting back. @returns that mark; null: there was none */
  undo(): Mark | null
}

function marksNow(interviewId: string): Mark[] {
  const sessions = queryClient.getQueryData(trpc.sessions.list.queryKey({ interviewId })) ?? []
  const own = journal.get().entries.filter((entry) => entry.interviewId === interviewId)
  return applyOps(
    sessions.flatMap(({ marks }) => marks),
    own.map(({ op }) => op),
  )
}

/** The sitting of an interview: where it stands, and what can be marked. Marks are safe in this window before they are sent. */
export function useOnSet(interviewId: string): OnSet {
  const list = useQuery(trpc.sessions.list.queryOptions({ interviewId }))
  const { entries, failing, unsafe } = useJournal()
  // biome-ignore lint/correctness/useExhaustiveDependencies: both are what `marksNow` reads
  const state = useMemo(
    () => sessionState(marksNow(interviewId), Date.now()),
    [interviewId, list.data, entries],
  )
  return {
    ready: list.data !== undefined || list.isError,
    state,
    waiting: entries.filter((entry) => entry.interviewId === interviewId && !entry.sent).length,
    failing,
    unsafe,
    mark(made) {
      // Read afresh and not from the last rendering: keys may come faster than pictures.
      const atMs = made.atMs ?? Date.now()
      const now = sessionState(marksNow(interviewId), atMs)
      for (const mark of marksToMake(now, { ...made, atMs })) addToJournal(interviewId, { op: 'add', mark })
    },
    undo() {
      const last = sessionState(marksNow(interviewId), Date.now()).marks.at(-1)
      if (!last) return null
      addToJournal(interviewId, { op: 'remove', id: last.id })
      return last
    },
  }
}

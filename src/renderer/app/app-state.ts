import { useQuery } from '@tanstack/react-query'
import type { AppState } from '#shared/api/settings.ts'
import { trpc } from '../lib/trpc.ts'

/** The state of the app, null until it is known. The gate keeps screens away until then. */
export function useAppState(): AppState | null {
  return useQuery(trpc.app.state.queryOptions()).data ?? null
}

/** Whether this window may only look: another one has the library open. */
export function useReadOnly(): boolean {
  return useAppState()?.library?.readOnly ?? false
}

import { useSearchParams } from 'wouter'
import { useChangeParams } from '../../lib/params.ts'
import { filterNames, readQuestionFilter, withParams } from './question-filter.ts'

/** What the list is narrowed to, and the open question; both live in the address. */
export function useQuestionFilter() {
  const [params] = useSearchParams()
  const change = useChangeParams()
  const query = readQuestionFilter(params)
  const set = (patch: Parameters<typeof withParams>[1]) => change((previous) => withParams(previous, patch))
  return {
    query,
    open: params.get('question'),
    isNarrowed: query.text.trim() !== '' || filterNames.some((name) => params.has(name)),
    set,
    clear: () => set({ q: null, ...Object.fromEntries(filterNames.map((name) => [name, null])) }),
  }
}

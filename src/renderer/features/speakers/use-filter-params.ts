import { useSearchParams } from 'wouter'
import { useSetParams } from '../../lib/params.ts'

/** Changes several parameters of the address at once, in its place; null or '' takes one out. */
export function useFilterParams(): [URLSearchParams, ReturnType<typeof useSetParams>] {
  const [params] = useSearchParams()
  return [params, useSetParams()]
}

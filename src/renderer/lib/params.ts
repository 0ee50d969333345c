import { useCallback } from 'react'
import { useLocation, useSearchParams } from 'wouter'

type Change = (params: URLSearchParams) => URLSearchParams

/**
 * One parameter of the address. Setting it replaces the address, so that going back leaves the screen instead of walking through every
 * choice made on it.
 */
export function useParam(name: string): [string | null, (value: string | null) => void] {
  const [params] = useSearchParams()
  const set = useSetParams()
  return [params.get(name), (value) => set({ [name]: value })]
}

/** Sets several parameters of the address as one change; null or '' takes one out. */
export function useSetParams(): (values: Readonly<Record<string, string | null>>) => void {
  const change = useChangeParams()
  return useCallback((values) => change((params) => withValues(params, values)), [change])
}

/**
 * Changes the parameters of the address as it is by then, not as it was drawn: changes that follow each other quickly add up. A change
 * that comes when the screen is left already is dropped.
 */
export function useChangeParams(): (change: Change) => void {
  const [path, navigate] = useLocation()
  return useCallback(
    (change) => {
      const { pathname, search } = window.location
      if (pathname !== path) return
      const next = change(new URLSearchParams(search)).toString()
      navigate(next === '' ? path : `${path}?${next}`, { replace: true })
    },
    [path, navigate],
  )
}

function withValues(
  params: URLSearchParams,
  values: Readonly<Record<string, string | null>>,
): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === '') next.delete(name)
    else next.set(name, value)
  }
  return next
}

import { useSearchParams } from 'wouter'

/**
 * One parameter of the address. Setting it replaces the address by default, so that going back leaves the screen instead of
 * walking through every choice made on it.
 */
export function useParam(name: string): [string | null, (value: string | null) => void] {
  const [params] = useSearchParams()
  const set = useSetParams()
  return [params.get(name), (value) => set({ [name]: value })]
}

/** Sets several parameters of the address as one change: two changes right after each other undo one another. */
export function useSetParams(): (values: Readonly<Record<string, string | null>>) => void {
  const [, setParams] = useSearchParams()
  return (values) =>
    setParams(
      (previous) => {
        const next = new URLSearchParams(previous)
        for (const [name, value] of Object.entries(values)) {
          if (value === null) next.delete(name)
          else next.set(name, value)
        }
        return next
      },
      { replace: true },
    )
}

import { useSearchParams } from 'wouter'

/**
 * One parameter of the address. Setting it replaces the address by default, so that going back leaves the screen instead of
 * walking through every choice made on it.
 */
export function useParam(name: string): [string | null, (value: string | null) => void] {
  const [params, setParams] = useSearchParams()
  const set = (value: string | null) =>
    setParams(
      (previous) => {
        const next = new URLSearchParams(previous)
        if (value === null) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return [params.get(name), set]
}

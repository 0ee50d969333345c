import { useRef } from 'react'

/**
 * Begins a work, unless it is under way. That a mutation is pending is known only once it has been drawn, and the second of two quick
 * presses may come before that.
 *
 * @returns begins `work` and does not wait for it; of a failure the work itself tells
 */
export function useOneAtATime<Given extends unknown[]>(
  work: (...given: Given) => Promise<unknown>,
): (...given: Given) => void {
  const isUnderWay = useRef(false)
  return (...given) => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    // Later than the mutation's own callbacks, which close the form.
    const end = () =>
      setTimeout(() => {
        isUnderWay.current = false
      })
    work(...given).then(end, end)
  }
}

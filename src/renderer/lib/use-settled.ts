import { startTransition, useEffect, useState } from 'react'

/**
 * False while a screen is first drawn, true a moment after. What is beyond the edge of the window can wait for it: a screen that draws only
 * what is in sight opens sooner.
 */
export function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => startTransition(() => setSettled(true)), [])
  return isSettled
}

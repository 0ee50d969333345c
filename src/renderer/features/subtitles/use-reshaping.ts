import { useRef, useState } from 'react'

/**
 * Joining and splitting a cue: one at a time, and nothing is typed meanwhile. The field has the text of before until the answer comes, and that,
 * with a letter added, would be saved over what the cue has become.
 */
export function useReshaping() {
  const [isUnderWay, setUnderWay] = useState(false)
  const isBegun = useRef(false)
  const reshape = async (change: () => Promise<void>) => {
    if (isBegun.current) return
    isBegun.current = true
    setUnderWay(true)
    await change()
    // Those who follow the cache hear of the answer within this turn of the event loop, and the field shows it.
    setTimeout(() => {
      isBegun.current = false
      setUnderWay(false)
    })
  }
  return { isUnderWay, reshape }
}

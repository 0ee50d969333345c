import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'

/** How often it is looked after, ms. */
const everyMs = 100
/** By then the new screen is there, and a dialog that led to it is gone, ms. */
const settledMs = 2000

/**
 * A screen that goes takes the focus with it when it was on something of its own, as after creating or removing. Then the keyboard
 * goes on at the beginning of the content of the new screen, and not at the top of the window.
 */
export function useKeptFocus(): void {
  const [location] = useLocation()
  const before = useRef(location)
  useEffect(() => {
    if (before.current === location) return
    before.current = location
    const timer = window.setInterval(() => {
      if (document.activeElement !== document.body) return
      document.getElementById('content')?.focus({ preventScroll: true })
    }, everyMs)
    const end = window.setTimeout(() => window.clearInterval(timer), settledMs)
    return () => {
      window.clearInterval(timer)
      window.clearTimeout(end)
    }
  }, [location])
}

import { useEffect } from 'react'

/** Keeps the screen awake while the component is there, where the system allows it. */
export function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null
    let over = false
    const ask = async () => {
      if (document.visibilityState !== 'visible') return
      const next = await navigator.wakeLock?.request('screen').catch(() => null)
      if (over) void next?.release()
      else lock = next ?? null
    }
    // The system takes the lock away whenever the page is hidden.
    document.addEventListener('visibilitychange', ask)
    void ask()
    return () => {
      over = true
      document.removeEventListener('visibilitychange', ask)
      void lock?.release()
    }
  }, [])
}

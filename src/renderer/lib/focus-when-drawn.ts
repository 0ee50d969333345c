/** Rows that have to be fetched first are drawn by then, on a slow computer too, ms. */
const longestWaitMs = 5000

/**
 * Puts the focus on what is drawn in the next frames, unless the person has gone elsewhere by then: a frame may come late, and a key
 * meant for the field that has the focus would land on a row.
 *
 * @param find gives what takes the focus, null while it is not there
 * @param onEnd hears what has the focus now, or null where it was waited for in vain
 */
export function focusWhenDrawn(
  find: () => HTMLElement | null | undefined,
  onEnd: (element: HTMLElement | null) => void = () => {},
): void {
  const before = document.activeElement
  const latest = performance.now() + longestWaitMs
  const acts = new AbortController()
  let hasActed = false
  for (const act of ['keydown', 'pointerdown']) {
    window.addEventListener(act, () => (hasActed = true), { capture: true, signal: acts.signal })
  }
  const look = () => {
    const now = document.activeElement
    const hasGone = hasActed && now !== before && now !== document.body
    const element = (hasGone ? null : find()) ?? null
    if (!element && !hasGone && performance.now() < latest) {
      requestAnimationFrame(look)
      return
    }
    acts.abort()
    element?.focus()
    onEnd(element)
  }
  requestAnimationFrame(look)
}

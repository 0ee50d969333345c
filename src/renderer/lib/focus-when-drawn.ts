/** A list that was just filled is drawn within so many frames. */
const longestWait = 30

/**
 * Puts the focus on what is drawn in the next frames, unless the person has gone elsewhere by then: a frame may come late, and a key
 * meant for the field that has the focus would land on a row.
 *
 * @param find gives what takes the focus, null while it is not there
 * @param onFocus what is to be done with it besides
 */
export function focusWhenDrawn(
  find: () => HTMLElement | null | undefined,
  onFocus: (element: HTMLElement) => void = () => {},
): void {
  const before = document.activeElement
  const acts = new AbortController()
  let hasActed = false
  for (const act of ['keydown', 'pointerdown']) {
    window.addEventListener(act, () => (hasActed = true), { capture: true, signal: acts.signal })
  }
  const look = (framesLeft: number) => {
    const now = document.activeElement
    const hasGone = hasActed && now !== before && now !== document.body
    const element = hasGone ? null : find()
    if (!element && !hasGone && framesLeft > 0) {
      requestAnimationFrame(() => look(framesLeft - 1))
      return
    }
    acts.abort()
    if (!element) return
    element.focus()
    onFocus(element)
  }
  requestAnimationFrame(() => look(longestWait))
}

import { createStore, useStore } from '../../lib/store.ts'

/** How bright the screen is: as it is, dimmed, or black but for a clock. */
export const lights = ['full', 'dim', 'black'] as const
export type Light = (typeof lights)[number]

/** Sizes of the text, as factors; 1 suits a laptop an arm's length and a half away. */
const scales: readonly number[] = [0.7, 0.85, 1, 1.2, 1.45, 1.75]

const storageKey = 'iz.on-set.scale'

function savedScale(): number {
  const saved = Number(localStorage.getItem(storageKey))
  return scales.includes(saved) ? saved : 1
}

const scale = createStore<number>(savedScale())

/** The size of the text on the set; kept for this window's computer. */
export function useTextScale(): { scale: number; change(by: 1 | -1): void } {
  return {
    scale: useStore(scale, (value) => value),
    change(by) {
      const index = scales.indexOf(scale.get()) + by
      const next = scales[Math.max(0, Math.min(scales.length - 1, index))] ?? 1
      scale.set(next)
      localStorage.setItem(storageKey, String(next))
    },
  }
}

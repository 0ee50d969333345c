import { type RefObject, useEffect } from 'react'
import type { Word } from '#shared/transcript.ts'
import { usePlayer } from '../player/player-context.ts'
import { wordAt } from './paragraphs.ts'

/**
 * Marks in the text the word being spoken and the words of the marked range. It writes to the elements directly: the time moves
 * sixty times a second, and thousands of words should not render again for it.
 */
export function useWordMarks(box: RefObject<HTMLDivElement | null>, words: readonly Word[]): void {
  const player = usePlayer()
  useEffect(() => {
    const elements = [...(box.current?.querySelectorAll<HTMLElement>('[data-i]') ?? [])]
    let now: HTMLElement | null = null
    const showNow = () => {
      const { timeMs, playing } = player.state.get()
      const index = wordAt(words, timeMs)
      const next = elements[index] ?? null
      if (next === now) return
      now?.removeAttribute('data-now')
      next?.setAttribute('data-now', '')
      now = next
      if (next && playing) keepInSight(box.current, next)
    }
    const showMarked = () => {
      const range = player.selection.get()
      for (const [index, word] of words.entries()) {
        const inside = range !== null && word.startMs < range.outMs && word.endMs > range.inMs
        elements[index]?.toggleAttribute('data-marked', inside)
      }
    }
    showNow()
    showMarked()
    const stops = [player.state.subscribe(showNow), player.selection.subscribe(showMarked)]
    return () => {
      for (const stop of stops) stop()
      now?.removeAttribute('data-now')
    }
  }, [player, box, words])
}

function keepInSight(box: HTMLElement | null, element: HTMLElement): void {
  if (!box) return
  const outer = box.getBoundingClientRect()
  const inner = element.getBoundingClientRect()
  if (inner.top >= outer.top + 20 && inner.bottom <= outer.bottom - 60) return
  box.scrollTo({ top: box.scrollTop + inner.top - outer.top - outer.height / 3, behavior: 'smooth' })
}

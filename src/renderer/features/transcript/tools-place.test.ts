import { expect, it } from 'vitest'
import { toolsGap, toolsPlace } from './tools-place.ts'

const line = 28
const at = (firstTop: number, ownHeight: number, boxHeight: number) =>
  toolsPlace({ firstTop, lastBottom: firstTop + line, ownHeight, boxHeight })

it('stands above the words where there is room, and below where there is none', () => {
  expect(at(200, 40, 260)).toEqual({ top: 200 - 40 - toolsGap, scrollBy: 0 })
  expect(at(20, 40, 260)).toEqual({ top: 20 + line + toolsGap, scrollBy: 0 })
})

it('moves words in the middle up before a form that fits on neither side, and then covers none of them', () => {
  const [own, box] = [170, 246]
  for (let firstTop = 0; firstTop <= box - line; firstTop += 3) {
    const { scrollBy } = at(firstTop, own, box)
    const after = firstTop - scrollBy
    const { top, scrollBy: more } = at(after, own, box)
    expect(more, `words at ${firstTop}`).toBe(0)
    expect(top >= after + line || top + own <= after, `words at ${firstTop}`).toBe(true)
    expect(top >= 0 && top + own <= box).toBe(true)
  }
})

it('keeps the beginning of words that are taller than the box in sight', () => {
  const sides = { ownHeight: 170, boxHeight: 246 }
  const { scrollBy } = toolsPlace({ firstTop: 90, lastBottom: 400, ...sides })
  expect(90 - scrollBy).toBe(toolsGap)
  const { top } = toolsPlace({ firstTop: toolsGap, lastBottom: 318, ...sides })
  expect(top).toBe(246 - 170 - toolsGap)
})

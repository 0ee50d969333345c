import type { CDPSession, Page } from '@playwright/test'

/** A list of the app: where it is, and what its first row is known by. */
export interface ListPlace {
  name: string
  href: string
  row: string
}

/** What scrolling a list cost. Shares are 0 to 1; `workMs` is processor time of the page's main thread for each frame. */
export interface ScrollResult {
  frames: number
  medianMs: number
  p95Ms: number
  over17: number
  over25: number
  workMs: number
}

/** So many turns of the wheel take a list from end to end. */
const wheelSteps = 200
/** A list that fetches more as it goes has no end to measure; px */
const leastStep = 240

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/**
 * From a change of the address inside the app to the frame after the one in which the first row stood: ms, and how much of that
 * the page's main thread worked.
 */
export async function openList(
  page: Page,
  cdp: CDPSession,
  place: ListPlace,
): Promise<{ ms: number; workMs: number }> {
  const before = await threadMs(cdp)
  const ms = await page.evaluate(
    ({ href, row }) =>
      new Promise<number>((resolve, reject) => {
        const begun = performance.now()
        const look = () => {
          if (performance.now() - begun > 20_000) reject(new Error(`no ${row} at ${href}`))
          else if (document.querySelector(row)) {
            // What is posted from within a frame is answered after that frame was painted.
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - begun)
            port2.postMessage(null)
          } else requestAnimationFrame(look)
        }
        history.pushState(null, '', href)
        requestAnimationFrame(look)
      }),
    { href: place.href, row: place.row },
  )
  return { ms, workMs: (await threadMs(cdp)) - before }
}

/** Turns the wheel over the list on the screen until its end; null when it fits on the screen. */
export async function scrollList(page: Page, cdp: CDPSession, row: string): Promise<ScrollResult | null> {
  const box = await page.evaluate((selector) => {
    let at = document.querySelector(selector)?.parentElement ?? null
    // Beyond a few px it is a list and not a rounded edge.
    while (
      at &&
      !(at.scrollHeight > at.clientHeight + 8 && /auto|scroll/.test(getComputedStyle(at).overflowY))
    )
      at = at.parentElement
    if (!at) return null
    const { left, top, width, height } = at.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2, way: at.scrollHeight - at.clientHeight }
  }, row)
  if (!box) return null
  await page.mouse.move(box.x, box.y)
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const tick = (now: number) => {
      frames.push(now - last)
      last = now
      if ('benchFrames' in window) requestAnimationFrame(tick)
    }
    Object.assign(window, { benchFrames: frames })
    requestAnimationFrame(tick)
  })
  const before = await threadMs(cdp)
  const step = Math.max(leastStep, Math.ceil(box.way / wheelSteps))
  for (let turned = 0; turned < wheelSteps && turned * step < box.way + step; turned++) {
    await page.mouse.wheel(0, step)
  }
  const work = (await threadMs(cdp)) - before
  const frames = await page.evaluate(() => {
    const { benchFrames } = window as unknown as { benchFrames: number[] }
    delete (window as unknown as { benchFrames?: number[] }).benchFrames
    // The first runs from the call to its first frame.
    return benchFrames.slice(1)
  })
  const share = (limit: number) => frames.filter((ms) => ms > limit).length / Math.max(1, frames.length)
  return {
    frames: frames.length,
    medianMs: quantile(frames, 0.5),
    p95Ms: quantile(frames, 0.95),
    over17: share(17.5),
    over25: share(25),
    workMs: work / Math.max(1, frames.length),
  }
}

/** Counts processor time of the page's main thread, which a busy machine does not stretch. */
export async function countThreadTime(cdp: CDPSession): Promise<void> {
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
}

async function threadMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
}

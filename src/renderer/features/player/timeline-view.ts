/** The part of the time that the timeline shows: from `startMs`, `msPerPx` milliseconds a pixel. */
export interface TimelineWindow {
  startMs: number
  msPerPx: number
}

const closestMsPerPx = 4
/** A long recording opens on its first minutes, where single words are still visible. */
const longestOpeningMs = 300_000

/** The window to open a recording with. */
export function openingWindow(durationMs: number, width: number): TimelineWindow {
  return { startMs: 0, msPerPx: Math.max(closestMsPerPx, Math.min(durationMs, longestOpeningMs) / width) }
}

/** The window kept inside the recording. */
export function keepInside(window: TimelineWindow, durationMs: number, width: number): TimelineWindow {
  const msPerPx = Math.max(closestMsPerPx, Math.min(window.msPerPx, durationMs / width))
  const startMs = Math.max(0, Math.min(window.startMs, durationMs - width * msPerPx))
  return { startMs, msPerPx }
}

/** Zooms by `factor` (below 1: closer) and keeps the moment under pixel `x` where it is. */
export function zoomAround(window: TimelineWindow, factor: number, x: number): TimelineWindow {
  const anchor = window.startMs + x * window.msPerPx
  const msPerPx = Math.max(closestMsPerPx, window.msPerPx * factor)
  return { startMs: anchor - x * msPerPx, msPerPx }
}

/** The window turned by a page when the playhead is about to leave it; the same window otherwise. */
export function followPlayhead(window: TimelineWindow, timeMs: number, width: number): TimelineWindow {
  const span = width * window.msPerPx
  if (timeMs >= window.startMs && timeMs <= window.startMs + span * 0.96) return window
  return { ...window, startMs: timeMs - span * 0.06 }
}

const tickSteps = [
  100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000,
]

/** The distance of the ruler's marks: the smallest round one that leaves at least 80 pixels. */
export function tickStep(msPerPx: number): number {
  return tickSteps.find((step) => step / msPerPx >= 80) ?? 3_600_000
}

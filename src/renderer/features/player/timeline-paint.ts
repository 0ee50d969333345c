import type { Peaks } from '#shared/media.ts'
import { stripMarkup } from '#shared/subtitle-text.ts'
import { formatClock, formatTimecode } from '#shared/time.ts'
import type { Range } from './player.ts'
import { type TimelineWindow, tickStep } from './timeline-view.ts'

export interface TimelineContent {
  peaks: Peaks | null
  durationMs: number
  cues: readonly { startMs: number; endMs: number; text: string }[]
  clips: readonly Range[]
  /** Questions and great answers that were marked on the set. */
  marks: readonly { atMs: number; great: boolean }[]
  selection: Range | null
  timeMs: number
}

export interface TimelineColours {
  wave: string
  played: string
  playhead: string
  text: string
  line: string
  accent: string
  great: string
  /** Of the language of the cues. */
  cue: string
}

const rulerHeight = 18
export const cueHeight = 22
const barStep = 3

/** Paints the whole timeline in CSS pixels: ruler, clips, waveform, cues, marks, playhead. */
export function paintTimeline(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  window: TimelineWindow,
  content: TimelineContent,
  colours: TimelineColours,
): void {
  const x = (ms: number) => (ms - window.startMs) / window.msPerPx
  const endMs = window.startMs + width * window.msPerPx
  context.clearRect(0, 0, width, height)
  paintRuler(context, width, window, content.durationMs, colours)

  const hasCues = content.cues.length > 0
  const waveTop = rulerHeight + 4
  const waveBottom = height - (hasCues ? cueHeight + 6 : 4)
  paintWave(context, width, waveTop, waveBottom, window, content, colours)

  context.fillStyle = colours.accent
  for (const clip of content.clips) {
    if (clip.outMs < window.startMs || clip.inMs > endMs) continue
    context.fillRect(x(clip.inMs), rulerHeight, Math.max(2, x(clip.outMs) - x(clip.inMs)), 3)
  }

  for (const { atMs, great } of content.marks) {
    if (atMs < window.startMs || atMs > endMs) continue
    context.fillStyle = great ? colours.great : colours.text
    context.globalAlpha = great ? 1 : 0.75
    context.fillRect(x(atMs) - 0.75, rulerHeight - 6, 1.5, 14)
    context.beginPath()
    context.arc(x(atMs), rulerHeight - 6, great ? 3.5 : 2.5, 0, 2 * Math.PI)
    context.fill()
  }
  context.globalAlpha = 1

  if (hasCues) paintCues(context, height, window, endMs, content, colours)

  if (content.selection) {
    const left = x(content.selection.inMs)
    const right = x(content.selection.outMs)
    context.globalAlpha = 0.18
    context.fillStyle = colours.accent
    context.fillRect(left, rulerHeight, right - left, height - rulerHeight)
    context.globalAlpha = 1
    context.fillRect(left - 1, rulerHeight, 2, height - rulerHeight)
    context.fillRect(right - 1, rulerHeight, 2, height - rulerHeight)
  }

  const head = x(content.timeMs)
  context.fillStyle = colours.playhead
  context.fillRect(head - 0.75, 0, 1.5, height)
  context.beginPath()
  context.moveTo(head - 5, 0)
  context.lineTo(head + 5, 0)
  context.lineTo(head, 7)
  context.fill()
}

function paintRuler(
  context: CanvasRenderingContext2D,
  width: number,
  window: TimelineWindow,
  durationMs: number,
  colours: TimelineColours,
): void {
  const step = tickStep(window.msPerPx)
  context.font = '10.5px Inter, sans-serif'
  context.textBaseline = 'middle'
  const last = Math.min(durationMs, window.startMs + width * window.msPerPx)
  for (let ms = Math.floor(window.startMs / step) * step; ms <= last; ms += step) {
    const at = (ms - window.startMs) / window.msPerPx
    context.fillStyle = colours.line
    context.fillRect(at, 0, 1, rulerHeight)
    context.fillStyle = colours.text
    context.fillText(step < 1000 ? formatTimecode(ms).slice(3, -2) : formatClock(ms), at + 5, rulerHeight / 2)
  }
}

function paintWave(
  context: CanvasRenderingContext2D,
  width: number,
  top: number,
  bottom: number,
  window: TimelineWindow,
  content: TimelineContent,
  colours: TimelineColours,
): void {
  const middle = (top + bottom) / 2
  const half = (bottom - top) / 2
  context.fillStyle = colours.line
  context.fillRect(0, middle, width, 1)
  if (!content.peaks) return
  const { peaks, msPerPeak } = content.peaks
  // bars stand on a grid of the recording, not of the window, so that they do not flicker while it scrolls
  const barMs = barStep * window.msPerPx
  const first = Math.floor(window.startMs / barMs)
  for (let bar = first; bar * barMs < window.startMs + width * window.msPerPx; bar += 1) {
    const from = Math.floor((bar * barMs) / msPerPeak)
    const to = Math.max(from + 1, Math.ceil(((bar + 1) * barMs) / msPerPeak))
    let loudest = 0
    for (let index = from; index < to && index < peaks.length; index += 1) {
      loudest = Math.max(loudest, peaks[index] ?? 0)
    }
    const extent = Math.max(0.5, (loudest / 255) ** 0.8 * half)
    context.fillStyle = bar * barMs < content.timeMs ? colours.played : colours.wave
    context.fillRect((bar * barMs - window.startMs) / window.msPerPx, middle - extent, 2, extent * 2)
  }
}

function paintCues(
  context: CanvasRenderingContext2D,
  height: number,
  window: TimelineWindow,
  endMs: number,
  content: TimelineContent,
  colours: TimelineColours,
): void {
  const top = height - cueHeight - 2
  context.font = '11px Inter, sans-serif'
  for (const cue of content.cues) {
    if (cue.endMs < window.startMs || cue.startMs > endMs) continue
    const left = (cue.startMs - window.startMs) / window.msPerPx
    const wide = Math.max(2, (cue.endMs - cue.startMs) / window.msPerPx - 1)
    const current = cue.startMs <= content.timeMs && content.timeMs < cue.endMs
    context.globalAlpha = current ? 0.55 : 0.26
    context.fillStyle = colours.cue
    context.beginPath()
    context.roundRect(left, top, wide, cueHeight, 3)
    context.fill()
    context.globalAlpha = 1
    if (wide > 34) {
      context.save()
      context.beginPath()
      context.rect(left + 4, top, wide - 8, cueHeight)
      context.clip()
      context.fillStyle = colours.text
      context.fillText(stripMarkup(cue.text).replaceAll('\n', ' '), left + 5, top + cueHeight / 2)
      context.restore()
    }
  }
}

import type { TranscriptionRequest } from '../../services/transcription/ports.ts'

/** Where in the recording the work begins and how much of it there is, ms: what progress is counted by. */
export function progressOf({ range, durationMs }: TranscriptionRequest): {
  startMs: number
  totalMs: number
} {
  if (!range) return { startMs: 0, totalMs: durationMs }
  const startMs = Math.min(range.startMs, durationMs)
  return { startMs, totalMs: Math.max(0, Math.min(range.endMs, durationMs) - startMs) }
}

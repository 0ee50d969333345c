import type { ClipSuggestion } from '#shared/api/sessions.ts'
import type { PlacedMark } from './alignment.ts'

/** An answer of which less than this is in the recording makes no clip. */
const shortestMs = 1000

interface Answer {
  fromMs: number
  text: ClipSuggestion['text']
  /** The first mark that calls it great. */
  greatId: string | null
  notes: string[]
}

/**
 * The answers that were marked as great, as ranges of the recording: from the question to the next one, and never across a break or
 * from one sitting into another. A question that is skipped does not end the answer that is being given. Two ranges never share
 * a moment; several marks in one answer make one range, with all notes that were taken during it.
 *
 * @param placed in the order of time, also what lies outside of the recording
 */
export function suggestClips(placed: readonly PlacedMark[], durationMs: number): ClipSuggestion[] {
  const suggestions: ClipSuggestion[] = []
  let answer: Answer = { ...nothingAsked(), fromMs: 0 }
  const close = (untilMs: number) => {
    const inMs = Math.max(0, answer.fromMs)
    const outMs = Math.min(durationMs, untilMs)
    if (answer.greatId !== null && outMs - inMs >= shortestMs) {
      suggestions.push({ id: answer.greatId, inMs, outMs, text: answer.text, notes: answer.notes })
    }
  }
  for (const mark of placed) {
    switch (mark.kind) {
      case 'asked':
        close(mark.atMs)
        answer = { fromMs: mark.atMs, text: mark.text, greatId: null, notes: [] }
        break
      case 'pause':
      case 'resume':
        close(mark.atMs)
        answer = { fromMs: mark.atMs, text: answer.text, greatId: null, notes: [] }
        break
      case 'start':
      case 'end':
        close(mark.atMs)
        answer = { ...nothingAsked(), fromMs: mark.atMs }
        break
      case 'great':
        answer.greatId ??= mark.id
        if (mark.note !== '') answer.notes.push(mark.note)
        break
      case 'note':
        if (mark.note !== '') answer.notes.push(mark.note)
        break
      case 'follow_up':
      case 'skipped':
        break
    }
  }
  close(durationMs)
  return suggestions
}

function nothingAsked(): Omit<Answer, 'fromMs'> {
  return { text: { kk: '', ru: '', en: '' }, greatId: null, notes: [] }
}

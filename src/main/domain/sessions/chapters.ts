import type { Chapter } from '#shared/api/sessions.ts'
import type { PlacedMark } from './alignment.ts'

/**
 * What YouTube asks of a list of chapters: the first at 00:00, three at least, in ascending order, each 10 seconds or longer
 * (YouTube Help, "Video chapters", https://support.google.com/youtube/answer/9884579).
 */
export const minChapters = 3
export const minChapterSeconds = 10

const noText = { kk: '', ru: '', en: '' }

/**
 * The questions of a recording as chapters, in whole seconds. The first chapter starts at 0: with the question that is being
 * answered when the recording begins, else as a chapter of its own (`markId` null). Where a question was left within 10 seconds,
 * the next one stands in its place; one that would last less than 10 seconds to the end is left out.
 *
 * @param placed in the order of time, also what lies outside of the recording
 */
export function chaptersOf(placed: readonly PlacedMark[], durationMs: number): Chapter[] {
  const chapters: Chapter[] = [{ ...openingChapter(placed), startMs: 0 }]
  for (const { kind, atMs, id, text } of placed) {
    if (kind !== 'asked' || atMs < 0 || atMs > durationMs) continue
    const startMs = Math.floor(atMs / 1000) * 1000
    const last = chapters.at(-1)
    const isTooClose = last !== undefined && startMs - last.startMs < minChapterSeconds * 1000
    if (isTooClose) chapters[chapters.length - 1] = { startMs: last.startMs, markId: id, text }
    else chapters.push({ startMs, markId: id, text })
  }
  const last = chapters.at(-1)
  const endMs = Math.floor(durationMs / 1000) * 1000
  if (chapters.length > 1 && last && endMs - last.startMs < minChapterSeconds * 1000) chapters.pop()
  return chapters
}

/** Whether YouTube shows these chapters. */
export function chaptersAreShown(chapters: readonly Chapter[], durationMs: number): boolean {
  const starts = [...chapters.map(({ startMs }) => startMs), Math.floor(durationMs / 1000) * 1000]
  return (
    chapters.length >= minChapters &&
    starts[0] === 0 &&
    starts.slice(1).every((startMs, index) => startMs - (starts[index] ?? 0) >= minChapterSeconds * 1000)
  )
}

function openingChapter(placed: readonly PlacedMark[]): Pick<Chapter, 'markId' | 'text'> {
  const before = placed.filter(({ atMs }) => atMs < 0)
  const last = before.findLast(({ kind }) => kind === 'asked' || kind === 'start' || kind === 'end')
  return last?.kind === 'asked' ? { markId: last.id, text: last.text } : { markId: null, text: noText }
}

import { formatClock } from './time.ts'

/**
 * A list of chapters as it goes into a description on YouTube: a line each, `00:00 Title`, with hours where there are any.
 * A title keeps to its line, and is without angle brackets, which a description may not contain
 * (https://developers.google.com/youtube/v3/docs/videos#snippet.description).
 */
export function printChapters(chapters: readonly { startMs: number; title: string }[]): string {
  const hasHours = chapters.some(({ startMs }) => startMs >= 3_600_000)
  return chapters
    .map(({ startMs, title }) => {
      const clock = formatClock(startMs)
      const time = hasHours && startMs < 3_600_000 ? `0:${clock.padStart(5, '0')}` : clock.padStart(5, '0')
      return `${time} ${title.replace(/[<>]/g, '').replace(/\s+/g, ' ').trim()}`
    })
    .join('\n')
}

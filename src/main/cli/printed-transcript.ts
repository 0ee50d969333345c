import { rulesFor } from '#shared/subtitle-rules.ts'
import { type SubtitleFormat, subtitleFormats } from '#shared/subtitles.ts'
import type { Transcript } from '#shared/transcript.ts'
import { printSubtitles } from '../domain/subtitles/formats.ts'
import { cutIntoCues } from '../domain/subtitles/segment.ts'

/** What a transcript can be written as: subtitles, or all that is known of it. */
export const transcriptFormats = [...subtitleFormats, 'json'] as const

/** A transcript as the text of a file. */
export function printedTranscript(transcript: Transcript, format: SubtitleFormat | 'json'): string {
  if (format === 'json') return `${JSON.stringify(transcript, null, 2)}\n`
  const { words, language } = transcript
  return printSubtitles(cutIntoCues(words, rulesFor(language), language, { hesitations: 'hide' }), format)
}

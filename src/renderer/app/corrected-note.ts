import type { TFunction } from 'i18next'
import { wordsToCheck } from '../features/transcript/words-to-check.ts'
import type { Format } from '../lib/format.ts'
import type { Job } from '../lib/job.ts'
import { queryClient, trpc } from '../lib/trpc.ts'

const corrected = new Set(['corrected'] as const)

/** How many words of a transcription that is done the glossary has corrected, as a sentence; null for other jobs, and where it corrected none. */
export async function correctedNote(
  t: TFunction,
  job: Job,
  format: Pick<Format, 'number'>,
): Promise<string | null> {
  const made = (job.result as { transcriptId?: string } | null)?.transcriptId
  if (job.kind !== 'transcribe' || job.state !== 'done' || made === undefined) return null
  // The transcript's own screen needs it too, and asks no second time.
  const options = trpc.transcripts.get.queryOptions({ id: made })
  const transcript = await queryClient.fetchQuery(options).catch(() => null)
  const count = transcript ? wordsToCheck(transcript.words, 0, corrected).length : 0
  return count === 0 ? null : t('job.corrected', { number: format.number(count) })
}

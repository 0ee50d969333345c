import type { StoredTranscript } from '#shared/api/transcripts.ts'
import type { Library } from '../library/ports.ts'

/** What a part of this transcript is written in when it is recognised anew: English where all of it is a translation, else what is said. */
export function translatedTo(
  library: Library,
  { id, takeId }: Pick<StoredTranscript, 'id' | 'takeId'>,
): 'en' | null {
  return library.transcripts.list(takeId).some((one) => one.id === id && one.translated) ? 'en' : null
}

import type { TranscriptSummary } from '#shared/api/interviews.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'

/** How a transcript is called where there are several: its language, whether it is a translation, and its model. */
export function useTranscriptName(): (transcript: TranscriptSummary) => string {
  const { t } = useTranslation()
  return (transcript) =>
    [
      languageNames[transcript.language],
      ...(transcript.translated ? [t('transcript.translation')] : []),
      transcript.modelName,
    ].join(' · ')
}

import { useTranslation } from 'react-i18next'
import type { TranscriptSummary } from '#shared/api/interviews.ts'
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

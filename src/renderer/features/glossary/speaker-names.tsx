import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { useShowText } from '../../ui/localized.tsx'

/** What the speaker's profile tells of names: known to transcription without being entered here. */
export function SpeakerNames({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation()
  const showText = useShowText()
  const entries = useQuery(trpc.glossary.forInterview.queryOptions({ interviewId })).data ?? []
  const names = entries.filter(({ id }) => id.startsWith('speaker:')).map(({ text }) => showText(text))
  if (names.length === 0) return null
  return <span>{t('glossary.from_speaker', { names: [...new Set(names)].join(', ') })}</span>
}

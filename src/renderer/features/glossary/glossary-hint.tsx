import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'

/** Beside the start of a transcription: how many names it knows, and the way to more. */
export function GlossaryHint({ interviewId }: { interviewId: string }) {
  const { t } = useTranslation()
  const entries = useQuery(trpc.glossary.forInterview.queryOptions({ interviewId })).data
  if (!entries) return null
  return (
    <Text fz="sm" c="dimmed">
      {entries.length > 0 ? t('glossary.helps', { count: entries.length }) : t('glossary.helps_none')}{' '}
      <Anchor component={Link} href={`/glossary?interview=${interviewId}`} fz="sm" underline="always">
        {t('glossary.helps_link')}
      </Anchor>
    </Text>
  )
}

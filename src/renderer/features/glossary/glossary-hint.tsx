import { Anchor, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { SpokenLanguage } from '#shared/language.ts'
import type { EngineName } from '#shared/transcript.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { hintKey } from './hint-key.ts'

interface Props {
  interviewId: string
  /** What will hear the recording; null where there is nothing to hear it. */
  engine: EngineName | null
  /** In which language it will be written. */
  language: SpokenLanguage
}

/** Beside the start of a transcription: how many names it knows, and the way to more. */
export function GlossaryHint({ interviewId, engine, language }: Props) {
  const { t } = useTranslation()
  const entries = useQuery(trpc.glossary.forInterview.queryOptions({ interviewId })).data
  if (!entries) return null
  const { key, count, all } = hintKey(entries, engine, language)
  return (
    <Text fz="sm" c="dimmed">
      {t(`glossary.${key}`, { count, all })}{' '}
      <Anchor component={Link} href={`/glossary?interview=${interviewId}`} fz="sm" underline="always">
        {t('glossary.helps_link')}
      </Anchor>
    </Text>
  )
}

import { Alert, Anchor } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCopy } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { isEmptyText, type LocalizedText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import classes from './questions.module.css'

interface Props {
  text: LocalizedText
  questionId: string
  onOpen: (id: string) => void
}

/** Points at questions that say nearly the same as what is being typed. */
export function SimilarHint({ text, questionId, onOpen }: Props) {
  const { t } = useTranslation()
  const [rested] = useDebouncedValue(text, 350)
  const similar = useQuery({
    ...trpc.questions.similar.queryOptions({ text: rested, exceptId: questionId }),
    enabled: !isEmptyText(rested),
    placeholderData: keepPreviousData,
  }).data
  if (isEmptyText(text) || !similar || similar.length === 0) return null
  return (
    <Alert
      color="yellow"
      variant="light"
      icon={<IconCopy size={16} />}
      title={t('questions.similar', { count: similar.length })}
      className={classes.similar}
      aria-live="polite"
    >
      {similar.slice(0, 3).map(({ question, language }) => (
        <div key={question.id} lang={language}>
          <Anchor component="button" type="button" size="sm" onClick={() => onOpen(question.id)}>
            {question.text[language]}
          </Anchor>
        </div>
      ))}
    </Alert>
  )
}

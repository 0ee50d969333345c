import { Modal, Select, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { QuestionNode } from '#shared/api/questions.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { useShowText } from '../../ui/localized.tsx'
import { longestSearch } from './question-filter.ts'
import { useQuestionActions } from './use-question-actions.ts'
import { firstQuestions } from './use-question-pages.ts'

interface Props {
  question: QuestionNode
  opened: boolean
  onClose: () => void
}

/** So many can be looked through; more words find the rest. */
const shown = 30

/** Chooses the question that this one will follow up, with all that follows it up itself. */
export function FollowUpDialog({ question, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('questions.follow_up_which')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Choice question={question} onClose={onClose} />
    </Modal>
  )
}

function Choice({ question, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const showText = useShowText()
  const { makeFollowUp } = useQuestionActions()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed, 120)
  const page = useQuery({
    ...trpc.questions.search.queryOptions({ ...firstQuestions, text, limit: shown }),
    placeholderData: keepPreviousData,
  }).data
  // Nothing follows up itself, nor what follows it up.
  const found = (page?.hits ?? []).filter(({ rootId }) => rootId !== question.id)
  return (
    <Stack>
      <Text size="sm" c="dimmed" lineClamp={3}>
        {showText(question.text) || t('questions.no_text')}
      </Text>
      <Select
        data-autofocus
        aria-label={t('questions.search')}
        placeholder={t('questions.search')}
        searchable
        maxLength={longestSearch}
        searchValue={typed}
        onSearchChange={setTyped}
        // The library has searched already, by more than the letters that are shown.
        filter={({ options }) => options}
        nothingFoundMessage={page && t('questions.none_found')}
        maxDropdownHeight={320}
        data={found.map((hit) => ({ value: hit.id, label: showText(hit.text) || t('questions.no_text') }))}
        value={null}
        onChange={(id) => {
          const parent = found.find((hit) => hit.id === id)
          if (!parent) return
          onClose()
          makeFollowUp(question, parent)
        }}
      />
    </Stack>
  )
}

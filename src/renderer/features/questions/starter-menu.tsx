import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconSeedling, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { useCountInWords, useQuestionActions } from './use-question-actions.ts'

const nothing = { questions: 0, followUps: 0 }

/** Adding and removing the questions that come with the app. */
export function StarterMenu() {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  // Calls of one moment are answered together: counting the starter bank must not keep the list waiting.
  const starter = useQuery({ ...trpc.questions.starter.queryOptions(), enabled: opened }).data
  const countInWords = useCountInWords()
  const { addStarter, removeStarter } = useQuestionActions()
  const present = starter?.present.questions ?? 0
  const available = starter?.available.questions ?? 0
  const isComplete = starter !== undefined && present >= available
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened}>
      <Menu.Target>
        <ActionIcon size={36} variant="default" aria-label={t('questions.bank_menu')}>
          <IconDots size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSeedling size={16} />} disabled={isComplete} onClick={addStarter}>
          {t('questions.starter_add')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} disabled={present === 0} onClick={removeStarter}>
          {t('questions.starter_remove', { what: countInWords(starter?.present ?? nothing) })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

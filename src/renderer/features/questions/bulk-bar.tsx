import { Button, Group, Menu, Paper, Text } from '@mantine/core'
import { IconChevronDown, IconTrash, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { type QuestionsChange, questionRoles, questionStatuses } from '#shared/api/questions.ts'
import type { Theme } from '#shared/api/themes.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useShowText } from '../../ui/localized.tsx'
import { AddTags } from './add-tags.tsx'
import classes from './questions.module.css'
import { useQuestionActions } from './use-question-actions.ts'

interface Props {
  ids: string[]
  themes: readonly Theme[]
  onDone: () => void
}

/** What can be done with the chosen questions at once. */
export function BulkBar({ ids, themes, onDone }: Props) {
  const { t } = useTranslation()
  const showText = useShowText()
  const { change, removeMany } = useQuestionActions()
  const apply = (changes: QuestionsChange) => change.mutate({ ids, change: changes })
  return (
    <Paper
      className={classes.bulk}
      withBorder
      shadow="md"
      role="group"
      aria-label={t('questions.chosen_actions')}
    >
      <Text size="sm" fw={600} aria-live="polite">
        {t('questions.chosen', { count: ids.length })}
      </Text>
      <Group gap="xs">
        <Choice label={t('questions.theme')}>
          {themes.map((theme) => (
            <Menu.Item key={theme.id} onClick={() => apply({ themeId: theme.id })}>
              {showText(theme.name)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => apply({ themeId: null })}>{t('questions.no_theme')}</Menu.Item>
        </Choice>
        <Choice label={t('questions.role')}>
          {questionRoles.map((role) => (
            <Menu.Item key={role} onClick={() => apply({ role })}>
              {t(`questions.roles.${role}`)}
            </Menu.Item>
          ))}
        </Choice>
        <Choice label={t('questions.status')}>
          {questionStatuses.map((status) => (
            <Menu.Item key={status} onClick={() => apply({ status })}>
              {t(`questions.statuses.${status}`)}
            </Menu.Item>
          ))}
        </Choice>
        <AddTags onAdd={(addTags) => apply({ addTags })} />
        <Button
          size="compact-sm"
          variant="light"
          color="red"
          leftSection={<IconTrash size={15} />}
          onClick={() => {
            removeMany(ids)
            onDone()
          }}
        >
          {t('common.remove')}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconX size={15} />}
          onClick={onDone}
        >
          {t('questions.choose_none')}
        </Button>
      </Group>
    </Paper>
  )
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Button size="compact-sm" variant="default" rightSection={<IconChevronDown size={14} />}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}

import { Button, Group, Select, Textarea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Plan } from '#shared/api/plans.ts'
import { type QuestionRole, questionRoles } from '#shared/api/questions.ts'
import { emptyText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { languageNames } from '../../lib/languages.ts'
import { useParam } from '../../lib/params.ts'
import classes from './bank.module.css'
import type { PlanActions } from './use-plan.ts'

interface Props {
  plan: Plan
  actions: PlanActions
  onAdded: (plan: Plan) => void
}

/** A question for this interview alone, written in the language of the shoot. */
export function OwnQuestion({ plan, actions, onAdded }: Props) {
  const { t } = useTranslation()
  const [open, setOpen] = useParam('own')
  const [text, setText] = useState('')
  const [role, setRole] = useState<QuestionRole>('core')
  const wasClosed = useRef(false)
  if (open === null) {
    return (
      <Button
        size="xs"
        variant="default"
        // The form takes the focus with it when it is closed.
        autoFocus={wasClosed.current}
        leftSection={<IconPlus size={15} />}
        onClick={() => setOpen('1')}
      >
        {t('plans.own_add')}
      </Button>
    )
  }
  const add = async () => {
    const words = text.trim()
    if (words === '') return
    // At once: a second Enter adds nothing, and what is typed from here on is the next question.
    setText('')
    try {
      onAdded(
        await actions.add(
          [{ from: 'own', text: { ...emptyText, [plan.language]: words }, role, themeId: null }],
          null,
        ),
      )
    } catch {
      setText((typed) => typed || words)
    }
  }
  const close = () => {
    wasClosed.current = true
    setOpen(null)
  }
  return (
    <form
      className={classes.own}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Textarea
        data-autofocus
        autoFocus
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        size="sm"
        lang={plan.language}
        label={t('plans.own_text', { language: languageNames[plan.language] })}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault()
            void add()
          }
        }}
      />
      <Group gap={8} wrap="nowrap">
        <Select
          size="xs"
          flex={1}
          aria-label={t('plans.role_label')}
          allowDeselect={false}
          data={questionRoles.map((one) => ({ value: one, label: t(`questions.roles.${one}`) }))}
          value={role}
          onChange={(value) => setRole(value as QuestionRole)}
        />
        <Button size="xs" variant="default" onClick={close}>
          {t('common.cancel')}
        </Button>
        <Button size="xs" type="submit" disabled={text.trim() === ''}>
          {t('plans.add')}
        </Button>
      </Group>
    </form>
  )
}

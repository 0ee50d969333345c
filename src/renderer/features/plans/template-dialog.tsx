import { ActionIcon, Button, Group, Modal, Select, Text, TextInput, Tooltip } from '@mantine/core'
import { IconDeviceFloppy, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApplyTemplate, Plan, PlanTemplate } from '#shared/api/plans.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { flushEdits } from '../../lib/pending-edits.ts'
import { tellOnce, toldAtOnce } from '../../lib/tell-once.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { DraftInput } from '../../ui/draft-fields.tsx'
import { focusRow } from './focus-row.ts'
import classes from './templates.module.css'
import type { PlanActions } from './use-plan.ts'

interface Props {
  plan: Plan
  opened: boolean
  actions: PlanActions
  onClose: () => void
}

/** Templates: apply one, or keep this plan as one. */
export function TemplateDialog({ plan, opened, actions, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('plans.templates.title')}
      size={620}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Templates plan={plan} actions={actions} onClose={onClose} />}
    </Modal>
  )
}

const refetch = () => queryClient.invalidateQueries(trpc.plans.templates.pathFilter())

function Templates({ plan, actions, onClose }: Omit<Props, 'opened'>) {
  const { t, i18n } = useTranslation()
  const language = i18n.language as Language
  const templates = useQuery(trpc.plans.templates.queryOptions()).data ?? []
  const themes = useQuery(trpc.themes.list.queryOptions()).data ?? []
  const interview = useQuery(trpc.interviews.get.queryOptions({ id: plan.interviewId })).data
  const [chosenTheme, setTheme] = useState<string | null | undefined>(undefined)
  const themeId = chosenTheme === undefined ? (interview?.themeId ?? null) : chosenTheme
  const apply = async (template: PlanTemplate, mode: ApplyTemplate['mode']) => {
    await flushEdits()
    onClose()
    const name = showText(template.name, language)?.text ?? ''
    const before = new Set(plan.items.map((item) => item.id))
    // A failure is said by the mutation itself.
    const after = await actions
      .applyTemplate({ templateId: template.id, mode, themeId }, name)
      .catch(() => null)
    if (!after) return
    // What the dialog was opened with may be gone: it stands only in an empty plan.
    const first = after.items.find((item) => !before.has(item.id))
    if (first) focusRow(first.id)
  }
  const saved = templates.filter((template) => !template.ready)
  const ready = templates.filter((template) => template.ready)
  return (
    <>
      {plan.items.length > 0 && <SaveTemplate plan={plan} />}
      {saved.length > 0 && (
        <section className={classes.templates}>
          <h3 className={classes.label}>{t('plans.templates.saved')}</h3>
          <ul>
            {saved.map((template) => (
              <Template key={template.id} {...{ plan, template, apply }} />
            ))}
          </ul>
        </section>
      )}
      <section className={classes.templates}>
        <Group justify="space-between" align="end" mb={6}>
          <h3 className={classes.label}>{t('plans.templates.ready')}</h3>
          <Select
            size="xs"
            w={260}
            aria-label={t('plans.templates.fill')}
            allowDeselect={false}
            data={[
              { value: '', label: t('plans.templates.own_words') },
              ...themes.map((theme) => ({
                value: theme.id,
                label: t('plans.templates.fill_from', { theme: showText(theme.name, language)?.text ?? '…' }),
              })),
            ]}
            value={themeId ?? ''}
            onChange={(value) => setTheme(value || null)}
          />
        </Group>
        <ul>
          {ready.map((template) => (
            <Template key={template.id} {...{ plan, template, apply }} />
          ))}
        </ul>
      </section>
    </>
  )
}

function SaveTemplate({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const save = useMutation(
    trpc.plans.saveTemplate.mutationOptions({ onError: notifyFailure, onSettled: refetch }),
  )
  const submit = useOneAtATime(() => {
    // The next name may be in the field by then.
    const onSuccess = () => setName((now) => (now === name ? '' : now))
    const saved = save.mutateAsync({ interviewId: plan.interviewId, name: name.trim() }, { onSuccess })
    tellOnce(saved, () => notifyDone(t('plans.templates.kept', { name: name.trim() })))
    return saved
  })
  return (
    <form
      className={classes.saveTemplate}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextInput
        size="sm"
        flex={1}
        maxLength={200}
        label={t('plans.templates.save_label')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button
        type="submit"
        size="sm"
        variant="default"
        leftSection={<IconDeviceFloppy size={16} />}
        disabled={name.trim() === ''}
        loading={save.isPending}
      >
        {t('plans.templates.save')}
      </Button>
    </form>
  )
}

interface TemplateProps {
  plan: Plan
  template: PlanTemplate
  apply: (template: PlanTemplate, mode: ApplyTemplate['mode']) => Promise<void>
}

function Template({ plan, template, apply }: TemplateProps) {
  const { t, i18n } = useTranslation()
  const name = showText(template.name, i18n.language as Language)?.text ?? ''
  const removal = useMutation(trpc.plans.removeTemplate.mutationOptions(toldAtOnce(refetch)))
  const rename = useMutation(
    trpc.plans.renameTemplate.mutationOptions({ onError: notifyFailure, onSettled: refetch }),
  )
  const counts = [
    t('plans.questions', { count: template.items.length }),
    ...(template.plannedMinutes === null
      ? []
      : [t('plans.minutes', { count: template.plannedMinutes, number: template.plannedMinutes })]),
  ]
  return (
    <li className={classes.template}>
      <div className={classes.templateName}>
        {template.ready ? (
          <span>{name}</span>
        ) : (
          <DraftInput
            size="xs"
            variant="unstyled"
            aria-label={t('plans.templates.name')}
            value={name}
            maxLength={200}
            onSave={async (text) => {
              if (text !== '') await rename.mutateAsync({ id: template.id, name: text })
            }}
          />
        )}
        <Text size="xs" c="dimmed">
          {counts.join(' · ')}
        </Text>
      </div>
      {plan.items.length > 0 && (
        <Button
          size="xs"
          variant="default"
          aria-label={`${t('plans.templates.append')}: ${name}`}
          onClick={() => void apply(template, 'append')}
        >
          {t('plans.templates.append')}
        </Button>
      )}
      <Button
        size="xs"
        variant={plan.items.length > 0 ? 'default' : 'light'}
        aria-label={`${plan.items.length > 0 ? t('plans.templates.replace') : t('plans.templates.use')}: ${name}`}
        onClick={() => void apply(template, 'replace')}
      >
        {plan.items.length > 0 ? t('plans.templates.replace') : t('plans.templates.use')}
      </Button>
      {!template.ready && (
        <Tooltip label={t('common.remove')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('common.remove_named', { name })}
            onClick={() =>
              tellOnce(removal.mutateAsync({ id: template.id }), () =>
                notifyRemoved(t('plans.templates.removed', { name })),
              )
            }
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  )
}

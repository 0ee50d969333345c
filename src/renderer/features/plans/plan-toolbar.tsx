import { ActionIcon, Button, Popover, Select, Stack, Text, Tooltip } from '@mantine/core'
import { IconBooks, IconPrinter, IconTemplate, IconUsers } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { Plan } from '#shared/api/plans.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { initials } from '../../lib/initials.ts'
import { languageNames } from '../../lib/languages.ts'
import { flushEdits } from '../../lib/pending-edits.ts'
import { DraftInput } from '../../ui/draft-fields.tsx'
import { MinutesField } from './minutes-field.tsx'
import classes from './plans.module.css'
import { sheetAddress } from './sheet-address.ts'
import type { PlanActions } from './use-plan.ts'

interface Props {
  plan: Plan
  readOnly: boolean
  actions: PlanActions
  bankShown: boolean
  onBank: () => void
  onTemplates: () => void
}

/** What is set for the whole plan, and what can be done with it. */
export function PlanToolbar({ plan, readOnly, actions, bankShown, onBank, onTemplates }: Props) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const print = async () => {
    await flushEdits()
    navigate(sheetAddress(plan.interviewId, plan))
  }
  return (
    <div className={classes.toolbar}>
      <div className={classes.setting}>
        <span aria-hidden>{t('plans.length')}</span>
        <MinutesField
          value={plan.plannedMinutes}
          label={t('plans.length_label')}
          step={1}
          min={1}
          max={1440}
          disabled={readOnly}
          onSave={(plannedMinutes) => actions.update({ plannedMinutes })}
        />
      </div>
      <Languages plan={plan} readOnly={readOnly} actions={actions} />
      <Interviewers plan={plan} readOnly={readOnly} actions={actions} />
      <div className={classes.tools}>
        {!readOnly && (
          <Button size="xs" variant="default" leftSection={<IconTemplate size={15} />} onClick={onTemplates}>
            {t('plans.templates.title')}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPrinter size={15} />}
          disabled={plan.items.length === 0}
          onClick={() => void print()}
        >
          {t('plans.sheet.open')}
        </Button>
        <Tooltip label={bankShown ? t('plans.hide_bank') : t('plans.show_bank')}>
          <ActionIcon
            size={30}
            variant={bankShown ? 'light' : 'default'}
            aria-label={t('plans.bank')}
            aria-pressed={bankShown}
            onClick={onBank}
          >
            <IconBooks size={17} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  )
}

type PartProps = Pick<Props, 'plan' | 'readOnly' | 'actions'>

function Languages({ plan, readOnly, actions }: PartProps) {
  const { t } = useTranslation()
  const data = languages.map((language) => ({ value: language, label: languageNames[language] }))
  return (
    <div className={classes.languages}>
      <Select
        size="xs"
        w={102}
        aria-label={t('plans.language')}
        allowDeselect={false}
        disabled={readOnly}
        data={data}
        value={plan.language}
        onChange={(language) => void actions.update({ language: language as Language })}
      />
      <Select
        size="xs"
        w={124}
        aria-label={t('plans.second_language')}
        allowDeselect={false}
        disabled={readOnly}
        data={[
          { value: '', label: t('plans.one_language') },
          ...data
            .filter(({ value }) => value !== plan.language)
            .map(({ value, label }) => ({ value, label: `+ ${label}` })),
        ]}
        value={plan.secondLanguage ?? ''}
        onChange={(second) => void actions.update({ secondLanguage: second ? (second as Language) : null })}
      />
    </div>
  )
}

function Interviewers({ plan, readOnly, actions }: PartProps) {
  const { t } = useTranslation()
  const [first, second] = plan.interviewers
  const names = plan.interviewers.filter(Boolean).join(', ')
  if (readOnly && names === '') return null
  return (
    <Popover position="bottom-start" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconUsers size={15} />}
          className={classes.interviewers}
          title={names || t('plans.interviewers')}
          aria-label={names ? `${t('plans.interviewers')}: ${names}` : t('plans.interviewers')}
        >
          {names ? (
            <span className={classes.initials}>
              {plan.interviewers.map((name, index) =>
                name === '' ? null : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells the two apart
                  <span key={index} className={classes.owner} data-owner={index + 1}>
                    {initials(name)}
                  </span>
                ),
              )}
            </span>
          ) : (
            <>
              <span className={classes.interviewersWord}>{t('plans.interviewers')}</span>
              <span className={classes.interviewersSign}>+</span>
            </>
          )}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={10} w={240}>
          <DraftInput
            size="xs"
            label={t('plans.interviewer', { number: 1 })}
            disabled={readOnly}
            value={first}
            onSave={(name) => actions.nameInterviewer(1, name)}
          />
          <DraftInput
            size="xs"
            label={t('plans.interviewer', { number: 2 })}
            disabled={readOnly}
            value={second}
            onSave={(name) => actions.nameInterviewer(2, name)}
          />
          <Text size="xs" c="dimmed">
            {t('plans.interviewers_text')}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

import {
  ActionIcon,
  Badge,
  Button,
  Group,
  Modal,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import {
  type Consent,
  type ConsentApproval,
  type ConsentApprovalFields,
  type ConsentPlatform,
  consentApprovalFieldsSchema,
  consentPlatforms,
} from '#shared/api/consents.ts'
import { today } from '#shared/day.ts'
import { type Language, languages } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { languageNames } from '../../lib/languages.ts'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { DayField } from '../../ui/day-field.tsx'
import { FactLine } from '../../ui/fact-line.tsx'
import classes from './consents.module.css'
import { useConsentActions } from './use-consent-actions.ts'
import { dayText, platformName } from './words.ts'

const decisions = consentApprovalFieldsSchema.shape.decision.options
const colours = { approved: 'teal', changes: 'orange', refused: 'red' } as const

/** What was said of each version that was shown, the latest last: it is the one that counts. */
export function ApprovalLog({ record, disabled }: { record: Consent; disabled: boolean }) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  return (
    <fieldset className={classes.group}>
      <legend>{t('consents.approvals')}</legend>
      {record.approvals.length === 0 ? (
        <Text fz="sm" c="dimmed" mb={8}>
          {t('consents.approvals_none')}
        </Text>
      ) : (
        <ol className={classes.list}>
          {record.approvals.map((approval) => (
            <Entry key={approval.id} approval={approval} disabled={disabled} />
          ))}
        </ol>
      )}
      {!disabled && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={15} />}
          onClick={() => setAdding(true)}
        >
          {t('consents.approval_add')}
        </Button>
      )}
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('consents.approval_add')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {adding && <Entering record={record} onClose={() => setAdding(false)} />}
      </Modal>
    </fieldset>
  )
}

function Entry({ approval, disabled }: { approval: ConsentApproval; disabled: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { removeApproval } = useConsentActions()
  const date = dayText(format, approval.decidedOn)
  const version = [
    approval.platform && platformName(t, approval.platform),
    approval.language && languageNames[approval.language],
  ].filter(Boolean)
  return (
    <li className={classes.line}>
      <Badge variant="light" color={colours[approval.decision]} className={classes.state}>
        {t(`consents.approval.${approval.decision}`)}
      </Badge>
      <span>
        <FactLine facts={[date, approval.byName, version.join(', ') || t('consents.approval_any')]} />
        {approval.note && (
          <Text fz="sm" c="dimmed">
            {approval.note}
          </Text>
        )}
      </span>
      {!disabled && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('consents.approval_remove', { date })}
          onClick={() => removeApproval(approval.id)}
        >
          <IconX size={16} />
        </ActionIcon>
      )}
    </li>
  )
}

function Entering({ record, onClose }: { record: Consent; onClose: () => void }) {
  const { t } = useTranslation()
  const { addApproval } = useConsentActions()
  const [fields, setFields] = useState<ConsentApprovalFields>({
    decision: 'approved',
    decidedOn: today(),
    byName: '',
    platform: null,
    language: null,
    note: '',
  })
  const change = (patch: Partial<ConsentApprovalFields>) => setFields((all) => ({ ...all, ...patch }))
  const submit = useOneAtATime(() =>
    addApproval.mutateAsync({ id: record.id, fields }, { onSuccess: onClose }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <Group grow align="flex-end">
          <Select
            data-autofocus
            label={t('consents.approval_decision')}
            allowDeselect={false}
            data={decisions.map((value) => ({ value, label: t(`consents.approval.${value}`) }))}
            value={fields.decision}
            onChange={(value) => change({ decision: value as ConsentApprovalFields['decision'] })}
          />
          <DayField
            label={t('consents.on_day')}
            value={fields.decidedOn}
            onCommit={(day) => change({ decidedOn: day ?? today() })}
          />
        </Group>
        <TextInput
          label={t('consents.approval_by')}
          maxLength={300}
          value={fields.byName}
          onChange={(event) => change({ byName: event.currentTarget.value })}
        />
        <Group grow>
          <Select
            label={t('consents.approval_platform')}
            placeholder={t('consents.all')}
            clearable
            clearButtonProps={{ 'aria-label': t('common.remove') }}
            data={consentPlatforms.map((value) => ({ value, label: platformName(t, value) }))}
            value={fields.platform}
            onChange={(value) => change({ platform: value as ConsentPlatform | null })}
          />
          <Select
            label={t('consents.approval_language')}
            placeholder={t('consents.all')}
            clearable
            clearButtonProps={{ 'aria-label': t('common.remove') }}
            data={languages.map((value) => ({ value, label: languageNames[value] }))}
            value={fields.language}
            onChange={(value) => change({ language: value as Language | null })}
          />
        </Group>
        <Textarea
          label={t('consents.approval_note')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={5000}
          value={fields.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={addApproval.isPending}>
            {t('common.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

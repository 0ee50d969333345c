import { Input, SegmentedControl, Select, Slider, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import {
  type CriteriaSet,
  type Criterion,
  type CriterionFact,
  type CriterionFields,
  type CriterionKind,
  criterionFacts,
  criterionFieldsSchema,
  criterionKinds,
} from '#shared/api/criteria.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure } from '../../lib/notify.tsx'
import { rpc } from '../../lib/trpc.ts'
import { asKind } from './criterion-words.ts'
import { DemandFields } from './demand-fields.tsx'
import classes from './editor.module.css'
import { LocalizedFields } from './localized-fields.tsx'
import { setEdits } from './set-edits.ts'
import { useAutosave } from './use-autosave.ts'

/** Everything of one criterion; each change is kept when its field is left. */
export function CriterionForm({ set, criterion }: { set: CriteriaSet; criterion: Criterion }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const update = useMutation({
    ...setEdits(set.id, notifyFailure),
    mutationFn: (input: Parameters<typeof rpc.criteria.updateCriterion.mutate>[0]) =>
      rpc.criteria.updateCriterion.mutate(input),
  })
  const { value, edit, commit, flush } = useAutosave<CriterionFields>(
    criterion,
    (fields) => update.mutateAsync({ id: set.id, criterionId: criterion.id, fields }),
    (fields) => criterionFieldsSchema.safeParse(fields).success,
  )
  const facts: readonly CriterionFact[] = criterionFacts[value.kind]
  return (
    <Stack gap="lg">
      <LocalizedFields
        label={t('criteria.name')}
        description={t('criteria.any_language')}
        value={value.name}
        disabled={readOnly}
        onEdit={(name) => edit({ ...value, name })}
        onDone={flush}
      />
      <div className={classes.pair}>
        <Select
          label={t('criteria.answer_kind')}
          disabled={readOnly}
          allowDeselect={false}
          data={criterionKinds.map((kind) => ({ value: kind, label: t(`criteria.kind.${kind}`) }))}
          value={value.kind}
          onChange={(kind) => kind && kind !== value.kind && commit(asKind(value, kind as CriterionKind))}
        />
        <Choice
          label={t('criteria.need_label')}
          disabled={readOnly}
          value={value.need}
          options={(['required', 'preferred'] as const).map((one) => [one, t(`criteria.need.${one}`)])}
          onChange={(need) => commit({ ...value, need })}
        />
      </div>
      <DemandFields value={value} disabled={readOnly} onEdit={edit} onCommit={commit} onDone={flush} />
      <div className={classes.pair}>
        <div>
          <Input.Label component="div" id="criterion-weight">
            {t('criteria.weight')}
          </Input.Label>
          <Slider
            thumbProps={{ 'aria-labelledby': 'criterion-weight' }}
            min={1}
            max={10}
            disabled={readOnly}
            value={value.weight}
            label={null}
            onChange={(weight) => edit({ ...value, weight })}
            onChangeEnd={flush}
          />
          <Text fz="xs" c="dimmed" mt={4}>
            {t('criteria.points_count', { count: value.weight })}
          </Text>
        </div>
        <Choice
          label={t('criteria.scope_label')}
          description={t(`criteria.scope_text.${value.scope}`)}
          disabled={readOnly}
          value={value.scope}
          options={(['speaker', 'theme'] as const).map((one) => [one, t(`criteria.scope.${one}`)])}
          onChange={(scope) => commit({ ...value, scope })}
        />
      </div>
      {facts.length > 0 && (
        <Select
          label={t('criteria.fact_label')}
          description={t('criteria.fact_text')}
          placeholder={t('criteria.fact_none')}
          clearable
          disabled={readOnly}
          data={facts.map((fact) => ({ value: fact, label: t(`criteria.fact.${fact}`) }))}
          value={value.fact}
          onChange={(fact) => commit({ ...value, fact: fact as CriterionFact | null })}
        />
      )}
      <LocalizedFields
        label={t('criteria.help')}
        description={t('criteria.help_text')}
        multiline
        maxLength={2000}
        value={value.help}
        disabled={readOnly}
        onEdit={(help) => edit({ ...value, help })}
        onDone={flush}
      />
    </Stack>
  )
}

function Choice<T extends string>({
  label,
  description,
  value,
  options,
  disabled,
  onChange,
}: {
  label: string
  description?: string
  value: T
  options: [T, string][]
  disabled: boolean
  onChange: (value: T) => void
}) {
  return (
    <div>
      <Input.Label component="div">{label}</Input.Label>
      <SegmentedControl
        aria-label={label}
        fullWidth
        disabled={disabled}
        value={value}
        onChange={(next) => onChange(next as T)}
        data={options.map(([one, text]) => ({ value: one, label: text }))}
      />
      {description && <Input.Description mt={4}>{description}</Input.Description>}
    </div>
  )
}

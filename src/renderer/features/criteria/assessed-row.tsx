import { ActionIcon, Button, Menu, Text, Textarea, Tooltip } from '@mantine/core'
import { IconHandStop, IconNote, IconUserCheck } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { AnswerPatch, AssessedCriterion, Assessment, Verdict } from '#shared/api/criteria.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { Localized } from '../../ui/localized.tsx'
import classes from './assessment.module.css'
import { useCriterionWords } from './criterion-words.ts'
import marks from './marks.module.css'
import { useAccept } from './use-accept.ts'
import { useAutosave } from './use-autosave.ts'
import { ValueField } from './value-field.tsx'
import { VerdictMark } from './verdict-mark.tsx'

interface Props {
  item: AssessedCriterion
  /** Of this criterion. */
  misfits: Assessment['misfits']
  onAnswer: (patch: AnswerPatch) => Promise<boolean>
  onAccept: () => Promise<boolean>
}

/** One criterion of the checklist: the answer, its verdict (which a person may overrule), and a note. */
export function AssessedRow({ item, misfits, onAnswer, onAccept }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const words = useCriterionWords()
  const [noting, setNoting] = useState(false)
  const { criterion, answer, misfit, proposal } = item
  const name = words.name(criterion)
  const earlier = misfits.flatMap(
    ({ criterion, value }) => (criterion && words.value(criterion, value)) || [],
  )
  const valueBox = useRef<HTMLDivElement>(null)
  const accept = useAccept(onAccept, proposal !== null, () =>
    valueBox.current?.querySelector<HTMLElement>('input:not([type=hidden]), button, textarea'),
  )
  const note = useAutosave(answer?.note ?? '', (text) => onAnswer({ note: text }))
  return (
    <li className={classes.row} id={`criterion-${criterion.id}`}>
      <VerdictMenu item={item} name={name} onAnswer={onAnswer} />
      <div className={classes.rowText}>
        <Text fw={550} component="div">
          <Localized text={criterion.name} fallback={t('criteria.unnamed')} />
          {criterion.need === 'required' && (
            <span className={marks.required}>{t('criteria.need.required')}</span>
          )}
          {answer && answer.verdict !== null && (
            <span className={classes.byHand}>
              <IconHandStop size={12} aria-hidden /> {t('criteria.by_hand')}
            </span>
          )}
        </Text>
        <Text fz="sm" c="dimmed">
          <Localized text={criterion.help} />
        </Text>
        {misfit && (
          <Text fz="sm" className={classes.misfit}>
            {t('criteria.misfit')}
          </Text>
        )}
        {earlier.length > 0 && (
          <Text fz="sm" c="dimmed">
            {t('criteria.earlier', { value: earlier.join('; ') })}
          </Text>
        )}
        {proposal !== null && !readOnly && (
          <Button
            size="compact-xs"
            variant="light"
            mt={4}
            leftSection={<IconUserCheck size={14} />}
            onClick={accept}
          >
            {t('criteria.accept', { value: words.value(criterion, proposal) })}
          </Button>
        )}
        {(noting || note.value !== '') && (
          <Textarea
            mt={6}
            size="sm"
            autosize
            minRows={1}
            maxRows={8}
            maxLength={20_000}
            autoFocus={noting}
            disabled={readOnly}
            aria-label={t('criteria.note_named', { name })}
            placeholder={t('criteria.note')}
            value={note.value}
            onChange={(event) => note.edit(event.currentTarget.value)}
            onBlur={() => {
              note.flush()
              setNoting(false)
            }}
          />
        )}
      </div>
      <div ref={valueBox} className={classes.rowValue}>
        <ValueField
          criterion={criterion}
          value={misfit ? null : (answer?.value ?? null)}
          name={name}
          disabled={readOnly}
          onCommit={(value) => onAnswer({ value })}
        />
      </div>
      <Text className={classes.points} fz="sm" data-given={item.points > 0 || undefined}>
        {item.verdict === 'met' ? `+${item.points}` : `0/${criterion.weight}`}
      </Text>
      <Tooltip label={t('criteria.note')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={readOnly}
          aria-label={t('criteria.note_named', { name })}
          onClick={() => setNoting(true)}
        >
          <IconNote size={17} />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}

/** The verdict as a button: who knows better than the value says so here. */
function VerdictMenu({ item, name, onAnswer }: Pick<Props, 'item' | 'onAnswer'> & { name: string }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const { verdict, computed, answer } = item
  const label = t('criteria.verdict_named', { name, verdict: t(`criteria.verdict.${verdict}`) })
  if (readOnly) return <VerdictMark verdict={verdict} named />
  const overrule = (next: Verdict | null) => void onAnswer({ verdict: next })
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label}>
          <VerdictMark verdict={verdict} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('criteria.counts_as')}</Menu.Label>
        {(['met', 'not_met', 'unknown'] as const).map((one) => (
          <Menu.Item
            key={one}
            leftSection={<VerdictMark verdict={one} />}
            aria-current={answer?.verdict === one || undefined}
            onClick={() => overrule(one)}
          >
            {t(`criteria.verdict.${one}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={answer === null || answer.verdict === null} onClick={() => overrule(null)}>
          {t('criteria.by_value', { verdict: t(`criteria.verdict.${computed}`) })}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

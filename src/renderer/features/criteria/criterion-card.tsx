import { useSortable } from '@dnd-kit/react/sortable'
import { ActionIcon, Menu, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconGripVertical, IconTrash } from '@tabler/icons-react'
import type { Criterion } from '#shared/api/criteria.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { Localized } from '../../ui/localized.tsx'
import { useCriterionWords } from './criterion-words.ts'
import classes from './editor.module.css'
import marks from './marks.module.css'

interface Props {
  criterion: Criterion
  index: number
  count: number
  chosen: boolean
  onChoose: () => void
  onMove: (to: number) => void
  onRemove: () => void
}

/** One criterion of the list: what it is called, what meets it, and how much that counts. */
export function CriterionCard({ criterion, index, count, chosen, onChoose, onMove, onRemove }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const words = useCriterionWords()
  const { ref, handleRef, isDragging } = useSortable({ id: criterion.id, index, disabled: readOnly })
  const name = words.name(criterion)
  return (
    <li
      ref={ref}
      className={classes.card}
      data-current={chosen || undefined}
      data-dragging={isDragging || undefined}
    >
      {!readOnly && (
        <span ref={handleRef} className={classes.grip} aria-hidden>
          <IconGripVertical size={16} stroke={1.6} />
        </span>
      )}
      <button type="button" className={classes.choose} aria-pressed={chosen} onClick={onChoose}>
        <span className={classes.cardName}>
          <Localized text={criterion.name} fallback={t('criteria.unnamed')} />
        </span>
        <Text span fz="xs" c="dimmed">
          {t(`criteria.kind.${criterion.kind}`)} · {words.demand(criterion)} ·{' '}
          {t('criteria.points_count', { count: criterion.weight })}
        </Text>
      </button>
      {criterion.need === 'required' && <span className={marks.required}>{t('criteria.need.required')}</span>}
      {!readOnly && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" aria-label={t('criteria.menu', { name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconArrowUp size={16} />}
              disabled={index === 0}
              onClick={() => onMove(index - 1)}
            >
              {t('criteria.key.up')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconArrowDown size={16} />}
              disabled={index === count - 1}
              onClick={() => onMove(index + 1)}
            >
              {t('criteria.key.down')}
            </Menu.Item>
            <Menu.Item
              color="var(--mantine-color-error)"
              leftSection={<IconTrash size={16} />}
              onClick={onRemove}
            >
              {t('common.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </li>
  )
}

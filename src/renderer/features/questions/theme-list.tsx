import { Accessibility } from '@dnd-kit/dom'
import { DragDropProvider, type DragEndEvent, PointerSensor } from '@dnd-kit/react'
import { isSortable, useSortable } from '@dnd-kit/react/sortable'
import { Menu, UnstyledButton } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconGripVertical,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { ThemeSummary } from '#shared/api/themes.ts'
import { isEmptyText } from '#shared/localized.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { themeColour } from '../../lib/theme-colour.ts'
import { useShowText } from '../../ui/localized.tsx'
import { RowMenu } from '../../ui/row-menu.tsx'
import classes from './questions.module.css'
import { ThemeForm } from './theme-form.tsx'
import { useThemeActions } from './use-question-actions.ts'

interface Props {
  themes: readonly ThemeSummary[]
  /** How many questions have no theme. */
  without: number
  chosen: string | null
  onChoose: (id: string | null) => void
}

/** The themes in their order; dragging, or Alt and the arrows, changes it. */
export function ThemeList({ themes, without, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const { move } = useThemeActions()
  const [form, setForm] = useState<ThemeSummary | 'new' | null>(null)
  const all = themes.reduce((sum, theme) => sum + theme.questionCount, without)
  const put = (from: number, to: number) => {
    const theme = themes[from]
    if (!theme || from === to || to < 0 || to >= themes.length) return
    const others = themes.filter((other) => other.id !== theme.id)
    move({ id: theme.id, beforeId: others[to]?.id ?? null })
  }
  const drop = ({ canceled, operation: { source } }: DragEndEvent) => {
    if (!canceled && isSortable(source)) put(source.initialIndex, source.index)
  }
  return (
    <nav className={classes.themes} aria-label={t('questions.themes')}>
      <ThemeButton
        label={t('questions.all')}
        count={all}
        current={chosen === null}
        onClick={() => onChoose(null)}
      />
      <DragDropProvider
        // Its own announcements are in English; the order is also in each theme's menu and on Alt with the arrows.
        plugins={(own) => own.filter((plugin) => plugin !== Accessibility)}
        sensors={[PointerSensor]}
        onDragEnd={drop}
      >
        <ul className={classes.themeList}>
          {themes.map((theme, index) => (
            <ThemeItem
              key={theme.id}
              {...{ theme, index, readOnly }}
              current={chosen === theme.id}
              isLast={index === themes.length - 1}
              onChoose={() => onChoose(theme.id)}
              onEdit={() => setForm(theme)}
              onMove={(by) => put(index, index + by)}
            />
          ))}
        </ul>
      </DragDropProvider>
      {(without > 0 || chosen === 'none') && (
        <ThemeButton
          label={t('questions.no_theme')}
          count={without}
          current={chosen === 'none'}
          onClick={() => onChoose('none')}
        />
      )}
      {!readOnly && (
        <UnstyledButton className={classes.newTheme} onClick={() => setForm('new')}>
          <IconPlus size={15} aria-hidden />
          {t('questions.theme_new')}
        </UnstyledButton>
      )}
      <ThemeForm
        theme={form === 'new' ? null : form}
        opened={form !== null}
        count={themes.length}
        onClose={() => setForm(null)}
        onCreated={onChoose}
      />
    </nav>
  )
}

function ThemeButton(props: { label: string; count: number; current: boolean; onClick: () => void }) {
  const { label, count, current, onClick } = props
  return (
    <div className={classes.theme} data-current={current || undefined}>
      <UnstyledButton
        className={classes.themeButton}
        data-alone
        aria-current={current ? 'true' : undefined}
        onClick={onClick}
      >
        <span className={classes.themeName}>{label}</span>
        <span className={classes.count}>{count}</span>
      </UnstyledButton>
    </div>
  )
}

interface ItemProps {
  theme: ThemeSummary
  index: number
  current: boolean
  isLast: boolean
  readOnly: boolean
  onChoose: () => void
  onEdit: () => void
  onMove: (by: -1 | 1) => void
}

function ThemeItem({ theme, index, current, isLast, readOnly, onChoose, onEdit, onMove }: ItemProps) {
  const { t } = useTranslation()
  const showText = useShowText()
  const { remove, isMoving } = useThemeActions()
  // A place that is dropped into must be one of the order that is shown.
  const { ref, handleRef, isDragSource } = useSortable({
    id: theme.id,
    index,
    disabled: readOnly || isMoving,
  })
  const name = isEmptyText(theme.name) ? t('questions.theme_unnamed') : showText(theme.name)
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || !event.altKey || !['ArrowUp', 'ArrowDown'].includes(event.key)) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    <li
      ref={ref}
      className={classes.theme}
      data-current={current || undefined}
      data-dragging={isDragSource || undefined}
    >
      {!readOnly && (
        <span ref={handleRef} className={classes.grip} aria-hidden>
          <IconGripVertical size={14} />
        </span>
      )}
      <UnstyledButton
        className={classes.themeButton}
        aria-current={current ? 'true' : undefined}
        onClick={onChoose}
        onKeyDown={onKeyDown}
      >
        <span className={classes.dot} style={{ background: themeColour(theme.colour) }} aria-hidden />
        <span className={classes.themeName}>{name}</span>
        <span className={classes.count}>{theme.questionCount}</span>
      </UnstyledButton>
      {!readOnly && (
        <RowMenu size="sm" label={t('questions.theme_menu', { name })} className={classes.themeMenu}>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
            {t('questions.theme_edit')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowUp size={16} />}
            disabled={index === 0}
            onClick={() => onMove(-1)}
          >
            {t('questions.move_up')}
          </Menu.Item>
          <Menu.Item leftSection={<IconArrowDown size={16} />} disabled={isLast} onClick={() => onMove(1)}>
            {t('questions.move_down')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="var(--mantine-color-error)"
            leftSection={<IconTrash size={16} />}
            onClick={() => remove(theme, 'keep')}
          >
            {theme.questionCount > 0 ? t('questions.theme_remove_keep') : t('common.remove')}
          </Menu.Item>
          {theme.questionCount > 0 && (
            <Menu.Item
              color="var(--mantine-color-error)"
              leftSection={<IconTrash size={16} />}
              onClick={() => remove(theme, 'remove')}
            >
              {t('questions.theme_remove_all')}
            </Menu.Item>
          )}
        </RowMenu>
      )}
    </li>
  )
}

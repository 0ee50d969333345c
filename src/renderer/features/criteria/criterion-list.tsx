import { Accessibility } from '@dnd-kit/dom'
import { DragDropProvider, PointerSensor } from '@dnd-kit/react'
import { isSortable } from '@dnd-kit/react/sortable'
import { Button, Menu, Text } from '@mantine/core'
import { IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type CriteriaSet, type CriterionKind, criterionKinds } from '#shared/api/criteria.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useShortcuts } from '../../lib/keys.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { flushEdits } from '../../lib/pending-edits.ts'
import { tellOnce } from '../../lib/tell-once.ts'
import { rpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'
import { CriterionCard } from './criterion-card.tsx'
import { newCriterion, useCriterionWords } from './criterion-words.ts'
import classes from './editor.module.css'
import { kindIcons } from './kind-icons.ts'
import { criteriaNow, setEdits, showMoved, showRemoved } from './set-edits.ts'

interface Props {
  set: CriteriaSet
  chosenId: string | null
  onChoose: (id: string | null) => void
}

/** The criteria of a set in their order; dragged, or moved with Alt and the arrows. */
export function CriterionList({ set, chosenId, onChoose }: Props) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const words = useCriterionWords()
  const [adding, setAdding] = useState(false)
  const edits = setEdits(set.id, notifyFailure)
  const add = useMutation({
    ...edits,
    mutationFn: (input: Parameters<typeof rpc.criteria.addCriterion.mutate>[0]) =>
      rpc.criteria.addCriterion.mutate(input),
  })
  const move = useMutation({
    ...edits,
    mutationFn: (input: Parameters<typeof rpc.criteria.moveCriterion.mutate>[0]) =>
      rpc.criteria.moveCriterion.mutate(input),
  })
  const removal = useMutation({
    ...edits,
    mutationFn: (input: Parameters<typeof rpc.criteria.removeCriterion.mutate>[0]) =>
      rpc.criteria.removeCriterion.mutate(input),
  })

  const addKind = async (kind: CriterionKind) => {
    await flushEdits()
    add.mutate(
      { id: set.id, fields: newCriterion(kind) },
      {
        onSuccess: (changed) => onChoose(changed.criteria.at(-1)?.id ?? null),
      },
    )
  }
  const moveTo = (id: string, to: number) => {
    if (showMoved(set.id, id, to)) move.mutate({ id: set.id, criterionId: id, to })
  }
  const moveBy = (by: number) => {
    if (chosenId !== null) moveTo(chosenId, placeNow(chosenId) + by)
  }
  const remove = (id: string) => {
    const now = criteriaNow(set)
    const index = now.findIndex((criterion) => criterion.id === id)
    const criterion = now[index]
    if (!criterion) return
    // The next key is for the next one, also before the library has answered.
    if (chosenId === id) onChoose((now[index + 1] ?? now[index - 1])?.id ?? null)
    showRemoved(set.id, id)
    tellOnce(removal.mutateAsync({ id: set.id, criterionId: id }), () =>
      notifyRemoved(t('criteria.removed', { name: words.name(criterion) })),
    )
  }
  const placeNow = (id: string | null) => criteriaNow(set).findIndex((criterion) => criterion.id === id)
  const step = (by: number) =>
    onChoose(criteriaNow(set)[Math.max(0, placeNow(chosenId) + by)]?.id ?? chosenId)
  useShortcuts(t('criteria.title'), [
    { keys: 'arrowdown', label: t('criteria.key.next'), run: () => step(1), repeats: true },
    { keys: 'arrowup', label: t('criteria.key.previous'), run: () => step(-1), repeats: true },
    ...(readOnly
      ? []
      : [
          { keys: 'n', label: t('criteria.add'), run: () => setAdding(true) },
          {
            keys: 'alt+arrowup',
            label: t('criteria.key.up'),
            run: () => moveBy(-1),
            repeats: true,
          },
          {
            keys: 'alt+arrowdown',
            label: t('criteria.key.down'),
            run: () => moveBy(1),
            repeats: true,
          },
          { keys: 'delete', label: t('common.remove'), run: () => chosenId && remove(chosenId) },
        ]),
  ])
  return (
    <section className={classes.list} aria-label={t('criteria.list')}>
      <div className={classes.listScroll}>
        <button
          type="button"
          className={classes.about}
          data-current={chosenId === null || undefined}
          aria-pressed={chosenId === null}
          onClick={() => onChoose(null)}
        >
          {t('criteria.about_set')}
        </button>
        {set.criteria.length === 0 && (
          <Text c="dimmed" fz="sm" px="sm" py="lg">
            {t('criteria.empty')}
          </Text>
        )}
        <DragDropProvider
          // Its own announcements are in English; the order is also in each criterion's menu and on Alt with the arrows.
          plugins={(own) => own.filter((plugin) => plugin !== Accessibility)}
          sensors={[PointerSensor]}
          onDragEnd={(event) => {
            const { source } = event.operation
            if (event.canceled || !isSortable(source) || source.index === source.initialIndex) return
            moveTo(String(source.id), source.index)
          }}
        >
          <ol className={classes.criteria}>
            {set.criteria.map((criterion, index) => (
              <CriterionCard
                key={criterion.id}
                criterion={criterion}
                index={index}
                count={set.criteria.length}
                chosen={criterion.id === chosenId}
                onChoose={() => onChoose(criterion.id)}
                onMove={(to) => moveTo(criterion.id, to)}
                onRemove={() => remove(criterion.id)}
              />
            ))}
          </ol>
        </DragDropProvider>
      </div>
      {!readOnly && (
        <Menu position="top-start" opened={adding} onChange={setAdding} trapFocus>
          <Menu.Target>
            <Button
              variant="light"
              fullWidth
              mt="sm"
              leftSection={<IconPlus size={16} />}
              rightSection={<IconChevronDown size={15} />}
              loading={add.isPending}
            >
              {t('criteria.add')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {criterionKinds.map((kind) => {
              const Icon = kindIcons[kind]
              return (
                <Menu.Item key={kind} leftSection={<Icon size={17} />} onClick={() => void addKind(kind)}>
                  {t(`criteria.kind.${kind}`)}
                  <Text fz="xs" c="dimmed">
                    {t(`criteria.kind_text.${kind}`)}
                  </Text>
                </Menu.Item>
              )
            })}
          </Menu.Dropdown>
        </Menu>
      )}
    </section>
  )
}

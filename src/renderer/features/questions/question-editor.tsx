import { ActionIcon, Menu, Skeleton, Tooltip } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconChevronUp,
  IconCornerDownRight,
  IconDots,
  IconTrash,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Theme } from '#shared/api/themes.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { wireOf } from '../../lib/wire-error.ts'
import { QueryState } from '../../ui/query-state.tsx'
import { FollowUpDialog } from './follow-up-dialog.tsx'
import { QuestionTree } from './question-tree.tsx'
import classes from './questions.module.css'
import { useQuestionActions } from './use-question-actions.ts'

interface Props {
  /** The question that was opened: the top of a tree, or a follow-up in it. */
  id: string
  themes: readonly Theme[]
  readOnly: boolean
  /** Changes its place in the list; null where the list is not in the order of the bank. */
  onMove: ((by: -1 | 1) => void) | null
  onOpen: (id: string) => void
  onClose: () => void
}

/** A row of the list that is open: its tree, written in place. */
export function QuestionEditor({ id, themes, readOnly, onMove, onOpen, onClose }: Props) {
  const { t } = useTranslation()
  const { remove } = useQuestionActions()
  const [focusId, setFocusId] = useState<string | null>(id)
  const [choosesParent, setChoosesParent] = useState(false)
  const tree = useQuery({ ...trpc.questions.tree.queryOptions({ id }), retry: false })
  const top = tree.data
  // What could not be fetched anew stays open; what somebody else removed does not.
  if (!top || wireOf(tree.error)?.code === 'not_found') {
    return <QueryState query={tree} skeleton={<Skeleton h={180} m="md" />} />
  }
  return (
    <section className={classes.editor} aria-label={t('questions.editor')}>
      <div className={classes.editorTools}>
        {!readOnly && (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon variant="subtle" color="gray" aria-label={t('common.actions')}>
                <IconDots size={17} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {onMove && (
                <>
                  <Menu.Item leftSection={<IconArrowUp size={16} />} onClick={() => onMove(-1)}>
                    {t('questions.move_up')}
                  </Menu.Item>
                  <Menu.Item leftSection={<IconArrowDown size={16} />} onClick={() => onMove(1)}>
                    {t('questions.move_down')}
                  </Menu.Item>
                </>
              )}
              <Menu.Item
                leftSection={<IconCornerDownRight size={16} />}
                onClick={() => setChoosesParent(true)}
              >
                {t('questions.follow_up_of')}
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item
                color="var(--mantine-color-error)"
                leftSection={<IconTrash size={16} />}
                onClick={() => {
                  onClose()
                  remove(top)
                }}
              >
                {t('common.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
        <Tooltip label={t('questions.close')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('questions.close')} onClick={onClose}>
            <IconChevronUp size={18} />
          </ActionIcon>
        </Tooltip>
      </div>
      <FollowUpDialog question={top} opened={choosesParent} onClose={() => setChoosesParent(false)} />
      <QuestionTree node={top} above={[]} {...{ themes, readOnly, focusId, onOpen }} onFocus={setFocusId} />
    </section>
  )
}

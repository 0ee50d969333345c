import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconCornerDownRight,
  IconDots,
  IconIndentDecrease,
  IconIndentIncrease,
  IconTrash,
} from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { QuestionMove, QuestionNode } from '#shared/api/questions.ts'
import type { Theme } from '#shared/api/themes.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { isWriting } from '../../lib/is-writing.ts'
import { useLocalizedDraft } from '../../lib/use-draft.ts'
import { useShowText } from '../../ui/localized.tsx'
import { LocalizedAreas } from './localized-areas.tsx'
import { QuestionMeta } from './question-meta.tsx'
import classes from './questions.module.css'
import { SimilarHint } from './similar-hint.tsx'
import { isCreatingQuestion, leaveField, useQuestionActions } from './use-question-actions.ts'

interface Props {
  node: QuestionNode
  /** The way down to it, the top first. */
  above: readonly QuestionNode[]
  themes: readonly Theme[]
  readOnly: boolean
  /** The question whose text gets the cursor. */
  focusId: string | null
  onFocus: (id: string) => void
  onOpen: (id: string) => void
}

/** A question that is written in, with all that follows it up. */
export function QuestionTree(props: Props) {
  const { node, above, themes, readOnly, focusId, onFocus, onOpen } = props
  const { t } = useTranslation()
  const { update, create } = useQuestionActions()
  const [edited, setEdited] = useState(false)
  const { draft, setDraft, commit } = useLocalizedDraft(node.text, (text) =>
    update.mutateAsync({ id: node.id, patch: { text } }),
  )
  const isTop = above.length === 0
  const moves = useMoves(node, above)
  const add = () => {
    if (isCreatingQuestion()) return
    leaveField()
    void commit()
    const parent = above.at(-1)
    create.mutate(
      isTop || !parent
        ? { themeId: node.themeId, parentId: node.id }
        : { themeId: node.themeId, parentId: parent.id, beforeId: moves.nextId },
      { onSuccess: ({ id }) => !isWriting() && onFocus(id) },
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || event.nativeEvent.isComposing) return
    const act =
      event.key === 'Enter' && (event.ctrlKey || event.metaKey)
        ? add
        : !event.altKey || isTop
          ? null
          : event.shiftKey
            ? event.key === 'ArrowRight'
              ? moves.indent
              : event.key === 'ArrowLeft'
                ? moves.outdent
                : null
            : event.key === 'ArrowUp'
              ? moves.up
              : event.key === 'ArrowDown'
                ? moves.down
                : null
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    void commit()
    act()
  }
  return (
    <div className={classes.node} data-top={isTop || undefined} data-question={node.id}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside, which all have buttons too */}
      <div className={classes.nodeOwn} onKeyDown={onKeyDown}>
        {!isTop && <IconCornerDownRight size={16} className={classes.turn} aria-hidden />}
        <div className={classes.nodeText}>
          <LocalizedAreas
            key={focusId === node.id ? 'focused' : 'plain'}
            label={t(isTop ? 'questions.text' : 'questions.follow_up')}
            value={draft}
            named={isTop}
            readOnly={readOnly}
            autoFocus={focusId === node.id}
            maxLength={2000}
            onChange={(text) => {
              setEdited(true)
              setDraft(text)
            }}
            onBlur={() => void commit()}
          />
          {edited && <SimilarHint text={draft} questionId={node.id} onOpen={onOpen} />}
        </div>
        {!isTop && !readOnly && <FollowUpMenu node={node} moves={moves} onAdd={add} />}
      </div>
      {isTop && <QuestionMeta question={node} themes={themes} readOnly={readOnly} />}
      {(node.followUps.length > 0 || isTop) && (
        <section className={classes.below} aria-label={t('questions.follow_ups_title')}>
          {isTop && node.followUps.length > 0 && (
            <h2 className={classes.belowTitle}>{t('questions.follow_ups_title')}</h2>
          )}
          {node.followUps.map((below) => (
            <QuestionTree key={below.id} {...props} node={below} above={[...above, node]} />
          ))}
          {isTop && !readOnly && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconCornerDownRight size={15} />}
              onClick={() => {
                if (isCreatingQuestion()) return
                void commit()
                create.mutate(
                  { themeId: node.themeId, parentId: node.id },
                  { onSuccess: ({ id }) => !isWriting() && onFocus(id) },
                )
              }}
            >
              {t('questions.follow_up_add')}
            </Button>
          )}
        </section>
      )}
    </div>
  )
}

interface Moves {
  /** The sibling behind it. */
  nextId: string | null
  up: (() => void) | null
  down: (() => void) | null
  /** Makes it a follow-up of the sibling before it. */
  indent: (() => void) | null
  /** Puts it behind its question. */
  outdent: (() => void) | null
}

/** Where a follow-up can go from where it is. */
function useMoves(node: QuestionNode, above: readonly QuestionNode[]): Moves {
  const { move } = useQuestionActions()
  const parent = above.at(-1)
  const siblings = parent?.followUps ?? []
  const place = siblings.findIndex((sibling) => sibling.id === node.id)
  const before = siblings[place - 1]
  const after = siblings[place + 1]
  const to = (target: Omit<QuestionMove, 'themeId'>) => () =>
    move({ id: node.id, to: { themeId: node.themeId, ...target } })
  if (!parent) return { nextId: null, up: null, down: null, indent: null, outdent: null }
  const grand = above.at(-2)
  const uncles = grand?.followUps ?? []
  const behindParent = uncles[uncles.findIndex((uncle) => uncle.id === parent.id) + 1]?.id ?? null
  return {
    nextId: after?.id ?? null,
    up: before ? to({ parentId: parent.id, beforeId: before.id }) : null,
    down: after ? to({ parentId: parent.id, beforeId: siblings[place + 2]?.id ?? null }) : null,
    indent: before ? to({ parentId: before.id, beforeId: null }) : null,
    outdent: to({ parentId: grand?.id ?? null, beforeId: behindParent }),
  }
}

function FollowUpMenu({ node, moves, onAdd }: { node: QuestionNode; moves: Moves; onAdd: () => void }) {
  const { t } = useTranslation()
  const showText = useShowText()
  const { remove } = useQuestionActions()
  const item = (label: string, icon: React.ReactNode, act: (() => void) | null) => (
    <Menu.Item leftSection={icon} disabled={!act} onClick={() => act?.()}>
      {label}
    </Menu.Item>
  )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('questions.menu', { question: showText(node.text) })}
        >
          <IconDots size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item(t('questions.follow_up_add'), <IconCornerDownRight size={16} />, onAdd)}
        {item(t('questions.move_up'), <IconArrowUp size={16} />, moves.up)}
        {item(t('questions.move_down'), <IconArrowDown size={16} />, moves.down)}
        {item(t('questions.indent'), <IconIndentIncrease size={16} />, moves.indent)}
        {item(t('questions.outdent'), <IconIndentDecrease size={16} />, moves.outdent)}
        <Menu.Divider />
        <Menu.Item
          color="var(--mantine-color-error)"
          leftSection={<IconTrash size={16} />}
          onClick={() => remove(node)}
        >
          {t('common.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

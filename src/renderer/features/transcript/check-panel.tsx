import { ActionIcon, Checkbox, Group, Slider, Stack, Text, Tooltip } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconChevronLeft,
  IconChevronRight,
  IconCircleCheck,
  IconX,
} from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { formatClock } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { focusWhenDrawn } from '../../lib/focus-when-drawn.ts'
import { useFormat } from '../../lib/format.ts'
import classes from './editor.module.css'
import { setThreshold, useEditorState, useEditorStore } from './editor-state.ts'
import { leftText } from './left-text.ts'
import { StagePart } from './stage-part.tsx'
import { UnknownConfidence } from './unknown-confidence.tsx'
import type { WordActions } from './use-word-actions.ts'
import {
  type CheckReason,
  checkReasons,
  type WordToCheck,
  wordsOfUnknownConfidence,
  wordsToCheck,
} from './words-to-check.ts'

/** Words of context on either side of a word in the list. */
const around = 3

/** The words to check as a list: which of them, how many are left, and a way through them. */
export function CheckPanel({ transcript, actions }: { transcript: StoredTranscript; actions: WordActions }) {
  const { t } = useTranslation()
  const format = useFormat()
  const store = useEditorStore()
  const threshold = useEditorState((state) => state.threshold)
  const reasons = useEditorState((state) => state.reasons)
  const [dragged, setDragged] = useState<number | null>(null)
  const slider = useId()
  const choices = useId()
  /** On a low screen the list has the room, and what is listed is asked for. */
  const [choosing, setChoosing] = useState(false)
  const { words } = transcript
  const list = useMemo(() => wordsToCheck(words, threshold, reasons), [words, threshold, reasons])
  const unknown = useMemo(() => wordsOfUnknownConfidence(words), [words])
  const counts = useMemo(() => {
    const all = wordsToCheck(words, threshold, new Set(checkReasons))
    const count = (reason: CheckReason) => all.filter((one) => one.reasons.includes(reason)).length
    return { doubtful: count('doubtful'), flagged: count('flagged'), corrected: count('corrected') }
  }, [words, threshold])
  const toggle = (reason: CheckReason) => {
    const next = new Set(reasons)
    if (!next.delete(reason)) next.add(reason)
    store.set((state) => ({ ...state, reasons: next }))
  }
  return (
    <aside className={classes.panel} aria-label={t('editor.to_check')}>
      <Stack gap={10} className={classes.panelTop}>
        <Group justify="space-between" wrap="nowrap" gap={4}>
          <Text fw={600} fz={13} role="status">
            {leftText(t, list.length, unknown.length)}
          </Text>
          <Group gap={0} wrap="nowrap">
            <Tooltip label={t('editor.which_words')}>
              <ActionIcon
                size={24}
                className={classes.choose}
                variant={choosing ? 'light' : 'subtle'}
                {...(choosing ? {} : { color: 'gray' })}
                aria-label={t('editor.which_words')}
                aria-expanded={choosing}
                aria-controls={choices}
                onClick={() => setChoosing(!choosing)}
              >
                <IconAdjustmentsHorizontal size={17} />
              </ActionIcon>
            </Tooltip>
            {(
              [
                ['previous', 'Shift N', IconChevronLeft, () => actions.step(-1)],
                ['next', 'N', IconChevronRight, () => actions.step(1)],
                ['hide', 'W', IconX, () => store.set((state) => ({ ...state, listed: false }))],
              ] as const
            ).map(([key, hint, Glyph, onClick]) => (
              <Tooltip key={key} label={`${t(`editor.walk.${key}`)} · ${hint}`}>
                <ActionIcon
                  size={24}
                  variant="subtle"
                  color="gray"
                  aria-label={t(`editor.walk.${key}`)}
                  disabled={key !== 'hide' && list.length === 0}
                  onClick={onClick}
                >
                  <Glyph size={17} />
                </ActionIcon>
              </Tooltip>
            ))}
          </Group>
        </Group>
        <Stack gap={10} id={choices} className={classes.choices} data-open={choosing || undefined}>
          <Stack gap={8}>
            {checkReasons.map((reason) => (
              <Checkbox
                key={reason}
                size="xs"
                classNames={{ body: classes.reason ?? '' }}
                label={`${t(`editor.reason.${reason}`)} · ${format.number(counts[reason])}`}
                checked={reasons.has(reason)}
                onChange={() => toggle(reason)}
              />
            ))}
          </Stack>
          <div>
            <Group justify="space-between">
              <Text fz="xs" id={slider}>
                {t('editor.threshold')}
              </Text>
              <Text fz="xs" className="tabular" c="dimmed">
                {format.percent(dragged ?? threshold)}
              </Text>
            </Group>
            <Slider
              size="sm"
              min={0.05}
              max={1}
              step={0.05}
              label={null}
              thumbProps={{ 'aria-labelledby': slider }}
              value={dragged ?? threshold}
              onChange={setDragged}
              onChangeEnd={(value) => {
                setDragged(null)
                setThreshold(store, value)
              }}
            />
          </div>
        </Stack>
      </Stack>
      {list.length > 0 && <CheckList transcript={transcript} list={list} actions={actions} />}
      {unknown.length > 0 && (
        <div className={classes.unknown}>
          <UnknownConfidence transcript={transcript} unknown={unknown} />
        </div>
      )}
      {list.length === 0 && unknown.length === 0 && (
        <Stack align="center" gap={6} p="lg" ta="center">
          <IconCircleCheck size={28} stroke={1.5} className={classes.good} aria-hidden />
          <Text fz="sm" c="dimmed">
            {t('editor.none_left')}
          </Text>
        </Stack>
      )}
    </aside>
  )
}

interface ListProps {
  transcript: StoredTranscript
  list: readonly WordToCheck[]
  actions: WordActions
}

function CheckList({ transcript, list, actions }: ListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { words } = transcript
  const box = useRef<HTMLDivElement>(null)
  const current = useEditorState((state) => state.word)
  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => box.current,
    estimateSize: () => 54,
    overscan: 6,
  })
  const position = list.findIndex(({ index }) => index === current)
  useEffect(() => {
    if (position >= 0) virtual.scrollToIndex(position, { align: 'auto' })
  }, [position, virtual])
  // One stop for Tab; the arrows go through the list.
  const stop = Math.max(0, position)
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const next = by === undefined ? undefined : list[stop + (position < 0 ? 0 : by)]
    if (!next) return
    event.preventDefault()
    actions.choose(next.index)
    actions.play({ from: next.index, to: next.index + 1 })
    focusWhenDrawn(() => box.current?.querySelector<HTMLElement>('button[tabindex="0"]'))
  }
  const texts = (from: number, to: number) =>
    words
      .slice(Math.max(0, from), to)
      .map(({ text }) => text)
      .join(' ')
  return (
    <div ref={box} className={classes.checkList}>
      <StagePart>
        <ul
          aria-label={t('editor.to_check')}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {virtual.getVirtualItems().map((item) => {
            const { index, reasons } = list[item.index]!
            const word = words[index]
            if (!word) return null
            const why = reasons.map((reason) =>
              reason === 'doubtful'
                ? format.percent(word.confidence ?? 0)
                : reason === 'flagged'
                  ? t(`editor.flag_short.${word.flag ?? 'repetition'}`)
                  : t('editor.heard', { text: word.heard ?? '' }),
            )
            return (
              <li key={item.key} style={{ transform: `translateY(${item.start}px)` }}>
                <button
                  type="button"
                  tabIndex={item.index === stop ? 0 : -1}
                  aria-current={index === current || undefined}
                  onClick={() => {
                    actions.choose(index)
                    actions.play({ from: index, to: index + 1 })
                  }}
                >
                  <span className={classes.context} lang={word.language ?? undefined}>
                    {texts(index - around, index)} <b>{word.text}</b> {texts(index + 1, index + 1 + around)}
                  </span>
                  <span className={`${classes.why} tabular`}>
                    {[formatClock(word.startMs), ...why].join(' · ')}
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      </StagePart>
    </div>
  )
}

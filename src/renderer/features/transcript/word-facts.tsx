import { Button, Group, Text } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconEyeOff, IconPencil, IconPlayerPlay } from '@tabler/icons-react'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { formatClock } from '#shared/time.ts'
import type { Word } from '#shared/transcript.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { LanguageBadge } from '../../ui/language-badge.tsx'
import { usePlayerState } from '../player/player-context.ts'
import classes from './editor.module.css'
import { useEditorState } from './editor-state.ts'
import { StagePart } from './stage-part.tsx'
import { ToolButton, type ToolProps } from './tool-button.tsx'
import type { WordActions } from './use-word-actions.ts'
import { heardAt } from './whole-correction.ts'

/** A word, its language and its time have this much room before the names of the tools have any (px). */
const wordRoom = 260

/** Leaves the tools their icons where their names would take the word's room. They are of another length in each language. */
function useRoomForWord(box: RefObject<HTMLElement | null>): void {
  const fit = useCallback(() => {
    const own = box.current
    const tools = own?.querySelector<HTMLElement>('[data-tools]')
    const word = own?.querySelector<HTMLElement>('[data-word]')
    if (!own || !tools || !word) return
    delete own.dataset.narrow
    const { paddingLeft, paddingRight, columnGap } = getComputedStyle(own)
    const beside = [paddingLeft, paddingRight, columnGap].reduce((sum, px) => sum + Number.parseFloat(px), 0)
    const room = own.clientWidth - beside - tools.offsetWidth
    if (room < wordRoom || word.scrollWidth > word.clientWidth) own.dataset.narrow = ''
  }, [box])
  // Each word, and each that was corrected, needs other room.
  useLayoutEffect(fit)
  useEffect(() => {
    if (!box.current) return
    const resized = new ResizeObserver(fit)
    resized.observe(box.current)
    return () => resized.disconnect()
  }, [box, fit])
}

/** What is known of the chosen word, and what can be done with it. */
export function WordFacts({ transcript, actions }: { transcript: StoredTranscript; actions: WordActions }) {
  const { t } = useTranslation()
  const index = useEditorState((state) => state.word)
  const word = index === null ? undefined : transcript.words[index]
  if (word) return <ChosenWord word={word} heard={heardAt(transcript.words, index!)} actions={actions} />
  return (
    <div className={classes.facts}>
      <Text fz="xs" c="dimmed">
        {t('editor.hint')}
      </Text>
    </div>
  )
}

interface ChosenProps {
  word: Word
  /** What was heard in its place, and in that of its whole name; null where it was heard as it stands. */
  heard: string | null
  actions: WordActions
}

function ChosenWord({ word, heard, actions }: ChosenProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const canHear = usePlayerState((state) => state.playable)
  const box = useRef<HTMLElement>(null)
  useRoomForWord(box)
  const notes = [
    ...(word.checked ? [t('editor.checked')] : []),
    ...(word.confidence === null || word.checked
      ? []
      : [t('editor.sure', { percent: format.percent(word.confidence) })]),
    ...(word.flag && !word.checked ? [t(`editor.flag.${word.flag}`)] : []),
    ...(word.filler ? [t('editor.filler')] : []),
  ]
  return (
    <section ref={box} className={classes.facts} aria-label={t('editor.facts')}>
      <div className={classes.factsText}>
        <Group gap={8} wrap="nowrap">
          <Text fw={600} fz="sm" truncate data-word lang={word.language ?? undefined}>
            {word.text}
          </Text>
          {word.language && <LanguageBadge language={word.language} />}
          <Text fz="xs" c="dimmed" className="tabular" flex="none">
            {formatClock(word.startMs)}
          </Text>
        </Group>
        <Text fz="xs" c="dimmed" lineClamp={2} role="status">
          {[...(heard === null ? [] : [t('editor.heard', { text: heard })]), ...notes].join(' · ')}
        </Text>
      </div>
      <Group gap={4} wrap="nowrap" className={classes.factsTools} data-tools>
        {heard !== null && !readOnly && (
          <StagePart>
            <Button
              size="compact-xs"
              variant="light"
              leftSection={<IconArrowBackUp size={14} />}
              onClick={() => actions.heard()}
            >
              {t('editor.take_heard')}
            </Button>
          </StagePart>
        )}
        <Tool
          name={t('editor.tool.play')}
          hint="P"
          icon={IconPlayerPlay}
          notNow={canHear ? null : t('workspace.needs_file')}
          onClick={() => actions.play()}
        />
        {!readOnly && (
          <>
            <Tool name={t('editor.tool.edit')} hint="E" icon={IconPencil} onClick={() => actions.type()} />
            <Tool
              name={t('editor.tool.check')}
              hint="C"
              icon={IconCheck}
              pressed={word.checked === true}
              onClick={() => actions.check()}
            />
            <Tool
              name={t('editor.tool.filler')}
              hint=""
              icon={IconEyeOff}
              pressed={word.filler === true}
              onClick={() => actions.markFiller()}
            />
          </>
        )}
      </Group>
    </section>
  )
}

/** A button of the bar. Where there is no room for its name only the icon is shown, and the name on pointing at it. */
function Tool({ icon: Glyph, ...tool }: ToolProps) {
  return (
    <ToolButton
      {...tool}
      size="compact-xs"
      variant={tool.pressed ? 'light' : 'subtle'}
      {...(tool.pressed ? {} : { color: 'gray' })}
      classNames={{ label: classes.toolLabel ?? '', section: classes.toolIcon ?? '' }}
      leftSection={<Glyph size={14} />}
    >
      {tool.name}
    </ToolButton>
  )
}

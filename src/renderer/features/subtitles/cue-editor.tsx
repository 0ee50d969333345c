import { ActionIcon, Group, Textarea, Tooltip } from '@mantine/core'
import { IconArrowMerge, IconArrowsSplit2, IconPlayerPlay, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useMemo, useRef } from 'react'
import type { TrackEdit } from '#shared/api/tracks.ts'
import { checkCues, lineLengths } from '#shared/subtitle-check.ts'
import { useHistory } from '../../app/use-history.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyProblem } from '../../lib/notify.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { usePlayer } from '../player/player-context.ts'
import { BesideText } from './beside-text.tsx'
import { correctedWords } from './corrected-words.ts'
import { CueBadges } from './cue-badges.tsx'
import { CueCorrections } from './cue-corrections.tsx'
import type { CueRowProps } from './cue-row-props.ts'
import { splitPlace } from './split-place.ts'
import classes from './subtitles.module.css'
import { UnsentNote } from './unsent-note.tsx'
import { useCueDraft } from './use-cue-draft.ts'
import { useReshaping } from './use-reshaping.ts'
import { dropUnsent } from './use-track-edits.ts'

/** The selected cue: its text and times, with what breaks the rules while it is typed. */
export function CueEditor(props: CueRowProps) {
  const { t } = useTranslation()
  const player = usePlayer()
  const history = useHistory()
  const { cue, before, after, rules, edit, onMove, onSelectCue, onTimes, durationMs } = props
  const field = useRef<HTMLTextAreaElement>(null)
  /** Something was typed that the field itself can take back. */
  const typed = useRef(false)
  /** The last text sent was not kept. */
  const isRefused = useRef(false)
  const save = (text: string) => {
    const answer = edit({ kind: 'text', cueId: cue.id, text })
    return answer.catch((error) => {
      isRefused.current = true
      throw error
    })
  }
  const { draft, setDraft, commit } = useCueDraft(cue, save)
  const live = { ...cue, text: draft }
  const findings = useMemo(() => {
    const around = [...(before ? [before] : []), { ...cue, text: draft }, ...(after ? [after] : [])]
    return checkCues(around, rules, durationMs).filter((finding) => finding.cue === (before ? 1 : 0))
  }, [cue, draft, before, after, rules, durationMs])

  const corrected = useMemo(() => correctedWords(cue.words), [cue.words])

  const { isUnderWay, reshape } = useReshaping()
  const split = () => {
    const position = splitPlace(draft, field.current?.selectionStart ?? draft.length)
    if (position === null) return notifyProblem(t('subtitle_tools.split_where'))
    return afterText({ kind: 'split', cueId: cue.id, position })
  }
  const merge = () => after && afterText({ kind: 'merge', cueId: cue.id })
  const afterText = (change: TrackEdit) =>
    reshape(async () => {
      isRefused.current = false
      await commit()
      typed.current = false
      // The library has another text than the one that was looked at.
      if (!isRefused.current) await edit(change).catch(() => undefined)
    })
  const remove = async () => {
    setDraft(cue.text)
    onSelectCue(after?.id ?? before?.id ?? null)
    // A text that is on its way has been answered by then; a cue that stays has what was typed into it.
    const isRemoved = await edit({ kind: 'remove', cueId: cue.id }).catch(() => null)
    if (isRemoved) dropUnsent(cue.id, draft)
  }
  const giveUp = () => {
    // A text that shows because it is on its way to the library is not what was given up.
    if (draft !== cue.text || props.isUnsent) dropUnsent(cue.id, draft)
    setDraft(cue.text)
  }
  const discard = () => {
    giveUp()
    field.current?.focus()
  }
  /** The editor of the next cue is there before the next letter is, however long the library takes to keep this one. */
  const leaveTo = (by: 1 | -1) => {
    void commit()
    onMove(by)
  }
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>) => {
    const mod = event.ctrlKey || event.metaKey
    if (event.key === 'Escape') {
      giveUp()
      event.currentTarget.blur()
    } else if (mod && event.key === 'Enter') {
      if (!event.shiftKey) leaveTo(1)
      else if (!event.repeat) void split()
    } else if (mod && event.shiftKey && event.code === 'KeyM') {
      if (!event.repeat) void merge()
    } else if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      leaveTo(event.key === 'ArrowDown' ? 1 : -1)
    } else if (mod && !typed.current && event.code === 'KeyZ') {
      if (event.repeat) {
        // Held down it would take back everything: each step by a press of its own.
      } else if (event.shiftKey) history.redo()
      else history.undo()
    } else if (mod && !typed.current && event.code === 'KeyY') {
      if (!event.repeat) history.redo()
    } else return
    event.preventDefault()
  }

  return (
    <div className={classes.editor}>
      <div className={classes.editorTop}>
        <TimeField
          label={t('subtitles.in')}
          hideLabel
          value={cue.startMs}
          playhead={() => player.state.get().timeMs}
          onCommit={(ms) => onTimes(ms, cue.endMs)}
        />
        <TimeField
          label={t('subtitles.out')}
          hideLabel
          value={cue.endMs}
          playhead={() => player.state.get().timeMs}
          onCommit={(ms) => onTimes(cue.startMs, ms)}
        />
        <Group gap={2} ml="auto">
          <Tool
            label={t('subtitles.play_cue')}
            onClick={() => player.playRange({ inMs: cue.startMs, outMs: cue.endMs })}
          >
            <IconPlayerPlay size={16} />
          </Tool>
          <Tool label={t('subtitles.split')} keepFocus onClick={() => void split()}>
            <IconArrowsSplit2 size={16} />
          </Tool>
          {after && (
            <Tool label={t('subtitles.merge')} onClick={() => void merge()}>
              <IconArrowMerge size={16} />
            </Tool>
          )}
          <Tool label={t('subtitles.remove_cue')} onClick={() => void remove()}>
            <IconTrash size={16} />
          </Tool>
        </Group>
      </div>
      <BesideText beside={props.beside} />
      <Group gap="xs" wrap="nowrap" align="flex-start">
        <Textarea
          ref={field}
          flex={1}
          autosize
          minRows={2}
          maxRows={6}
          autoFocus
          readOnly={isUnderWay}
          lang={props.language}
          aria-label={t('subtitles.text')}
          value={draft}
          onChange={(event) => {
            typed.current = true
            setDraft(event.currentTarget.value)
          }}
          onBlur={({ relatedTarget }) => {
            if (!relatedTarget?.matches('[data-unsent-note]')) void commit()
          }}
          onKeyDown={onKeyDown}
        />
        <div>
          <CueBadges cue={live} findings={findings} rules={rules} />
          <div className={classes.badges} style={{ marginTop: 3 }}>
            {lineLengths(live).map((length, index) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a line has no other name than its place
                key={index}
                className={`${classes.badge} tabular`}
                data-bad={length > rules.maxLineLength || undefined}
              >
                {length}/{rules.maxLineLength}
              </span>
            ))}
          </div>
        </div>
      </Group>
      {props.isUnsent && <UnsentNote field={field} onDiscard={discard} onLeave={() => void commit()} />}
      <CueCorrections corrected={corrected} />
    </div>
  )
}

interface ToolProps {
  label: string
  /** The text keeps the focus, and with it the caret. */
  keepFocus?: boolean
  onClick: () => void
  children: ReactNode
}

function Tool({ label, keepFocus, onClick, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        onMouseDown={keepFocus ? (event) => event.preventDefault() : undefined}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

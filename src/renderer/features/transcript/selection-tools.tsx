import { Button, Group, Paper, Radio, Stack, Text, Textarea } from '@mantine/core'
import {
  IconLanguage,
  IconPencil,
  IconPlayerPlay,
  IconRefresh,
  IconScissors,
  IconUser,
  IconWaveSine,
} from '@tabler/icons-react'
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useMakeClip } from '../clips/use-make-clip.ts'
import { usePlayerState } from '../player/player-context.ts'
import { useFileGone } from '../workspace/recording-file.ts'
import { AgainForm } from './again-form.tsx'
import classes from './editor.module.css'
import { useEditorState, type WordSpan } from './editor-state.ts'
import { LanguageForm } from './language-form.tsx'
import { textOf } from './opened-words.ts'
import { speakerLabel } from './speaker-label.ts'
import { StagePart } from './stage-part.tsx'
import { ToolButton, type ToolProps } from './tool-button.tsx'
import { toolsGap, toolsPlace } from './tools-place.ts'
import { useTimeBySound } from './use-time-by-sound.ts'
import type { WordActions } from './use-word-actions.ts'

interface Props {
  transcript: StoredTranscript
  actions: WordActions
  text: RefObject<HTMLElement | null>
}

/** What can be done with the marked words, floating beside them. */
export function SelectionTools({ transcript, actions, text }: Props) {
  const { t } = useTranslation()
  const span = useEditorState((state) => state.span)
  const tool = useEditorState((state) => state.tool)
  const box = useRef<HTMLDivElement>(null)
  const close = () => {
    actions.closeTool()
    text.current?.focus({ preventScroll: true })
  }

  useLayoutEffect(() => {
    const scroller = text.current
    if (!span || !scroller) return
    let cleared = false
    const place = () => {
      const own = box.current
      if (!own) return
      const at = (index: number) => scroller.querySelector(`[data-i="${index}"]`)?.getBoundingClientRect()
      const [first, last] = [at(span.from), at(span.to - 1)]
      const outer = scroller.getBoundingClientRect()
      const { top, scrollBy } = toolsPlace({
        firstTop: (first?.top ?? outer.top) - outer.top,
        lastBottom: (last?.bottom ?? outer.top) - outer.top,
        ownHeight: own.offsetHeight,
        boxHeight: outer.height,
      })
      // Once for each form: whoever scrolls the words away afterwards means to.
      if (scrollBy !== 0 && tool !== null && !cleared && first && last) {
        cleared = true
        const lacking = scroller.scrollTop + scrollBy + scroller.clientHeight - scroller.scrollHeight
        const padding = Number.parseFloat(getComputedStyle(scroller).paddingBottom)
        if (lacking > 0) scroller.style.paddingBottom = `${padding + lacking}px`
        scroller.scrollTop += scrollBy
        return place()
      }
      const left = (first?.left ?? outer.left) - outer.left
      own.style.top = `${top}px`
      own.style.left = `${Math.max(toolsGap, Math.min(left, outer.width - own.offsetWidth - toolsGap))}px`
      own.style.visibility = 'visible'
    }
    place()
    const resized = new ResizeObserver(place)
    resized.observe(scroller)
    if (box.current) resized.observe(box.current)
    scroller.addEventListener('scroll', place)
    return () => {
      resized.disconnect()
      scroller.removeEventListener('scroll', place)
      scroller.style.paddingBottom = ''
    }
  }, [span, text, tool])

  useEffect(() => {
    if (tool !== null) box.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [tool])

  if (!span) return null
  return (
    <StagePart>
      <Paper
        ref={box}
        className={classes.tools}
        shadow="md"
        withBorder
        radius="md"
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          if (tool === null) actions.close()
          close()
        }}
      >
        {tool === null && <Toolbar transcript={transcript} span={span} actions={actions} />}
        {tool === 'text' && <TextForm transcript={transcript} span={span} actions={actions} onDone={close} />}
        {tool === 'language' && (
          <LanguageForm transcript={transcript} span={span} actions={actions} onDone={close} />
        )}
        {tool === 'speaker' && (
          <SpeakerForm transcript={transcript} span={span} actions={actions} onDone={close} />
        )}
        {tool === 'again' && (
          <AgainForm
            transcript={transcript}
            actions={actions}
            range={actions.times(span)}
            onDone={close}
            title={t('editor.again')}
          />
        )}
      </Paper>
    </StagePart>
  )
}

function Toolbar({ transcript, span, actions }: Omit<FormProps, 'onDone'>) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const clip = useMakeClip(transcript.takeId)
  const timing = useTimeBySound(transcript)
  const canHear = usePlayerState((state) => state.playable)
  const needsFile = useFileGone() ? t('workspace.needs_file') : null
  const tools = [
    ['edit', 'E', IconPencil, () => actions.type()],
    ['language', 'G', IconLanguage, () => actions.open('language')],
    ['speaker', 'S', IconUser, () => actions.open('speaker')],
    ['again', 'R', IconRefresh, () => actions.open('again')],
    ['timing', 'T', IconWaveSine, () => timing.start(actions.times(span))],
    ['clip', '', IconScissors, () => clip.make(actions.times(span))],
  ] as const
  return (
    <div role="toolbar" aria-label={t('editor.selection')} className={classes.toolbar}>
      <Tool
        name={t('editor.tool.play')}
        hint="P"
        icon={IconPlayerPlay}
        notNow={canHear ? null : t('workspace.needs_file')}
        onClick={() => actions.play(span)}
      />
      {!readOnly &&
        tools.map(([key, hint, icon, onClick]) => (
          <Tool
            key={key}
            name={t(`editor.tool.${key}`)}
            hint={hint}
            icon={icon}
            onClick={onClick}
            notNow={key === 'again' || key === 'timing' ? needsFile : null}
          />
        ))}
    </div>
  )
}

function Tool({ icon: Glyph, ...tool }: ToolProps) {
  return (
    <ToolButton {...tool} size="compact-sm" variant="subtle" color="gray" px={8}>
      <Glyph size={17} stroke={1.7} />
    </ToolButton>
  )
}

interface FormProps {
  transcript: StoredTranscript
  span: WordSpan
  actions: WordActions
  onDone: () => void
}

function TextForm({ transcript, span, actions, onDone }: FormProps) {
  const { t } = useTranslation()
  const [opened] = useState(() => transcript.words.slice(span.from, span.to))
  const [draft, setDraft] = useState(() => textOf(opened))
  const save = () => {
    actions.write(span, draft, opened)
    actions.close()
    onDone()
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Textarea
        data-autofocus
        autosize
        minRows={2}
        maxRows={8}
        lang={transcript.language}
        label={t('editor.selected_text')}
        description={t('editor.selected_text_help')}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          save()
        }}
      />
      <Group justify="flex-end" mt="sm" gap="xs">
        <Button size="xs" variant="subtle" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button size="xs" type="submit">
          {t('editor.save')}
        </Button>
      </Group>
    </form>
  )
}

function SpeakerForm({ transcript, span, actions, onDone }: FormProps) {
  const { t } = useTranslation()
  const { speakers, words } = transcript
  const [chosen, setChosen] = useState(words[span.from]?.speaker ?? '')
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault()
        actions.setSpeaker(span, chosen === '' ? null : chosen)
        actions.close()
        onDone()
      }}
    >
      {speakers.length === 0 ? (
        <Text fz="sm" data-autofocus tabIndex={-1}>
          {t('editor.no_speakers')}
        </Text>
      ) : (
        <Radio.Group label={t('editor.who')} value={chosen} onChange={setChosen}>
          <Stack gap={8} mt={8}>
            {[...speakers.map(({ id }) => id), ''].map((id) => (
              <Radio
                key={id}
                value={id}
                label={id === '' ? t('editor.nobody') : speakerLabel(t, speakers, id)}
                {...(id === chosen ? { 'data-autofocus': true } : {})}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Group justify="flex-end" mt="sm" gap="xs">
        <Button size="xs" variant="subtle" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        {speakers.length > 0 && (
          <Button size="xs" type="submit">
            {t('editor.save')}
          </Button>
        )}
      </Group>
    </form>
  )
}

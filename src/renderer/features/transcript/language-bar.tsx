import { Button } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useMemo, useState } from 'react'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { formatClock } from '#shared/time.ts'
import type { Word } from '#shared/transcript.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { languageNames } from '../../lib/languages.ts'
import { usePlayerState } from '../player/player-context.ts'
import classes from './editor.module.css'
import { useEditorState, useEditorStore } from './editor-state.ts'
import { leftText } from './left-text.ts'
import { shares, wordsByStretch } from './stretch-words.ts'
import type { WordActions } from './use-word-actions.ts'
import { wordsOfUnknownConfidence, wordsToCheck } from './words-to-check.ts'

interface Props {
  transcript: StoredTranscript
  actions: WordActions
}

/** The recording from end to end in the colours of its languages, with a legend. A stretch that is chosen is marked in the text, with what can be done about its language. */
export function LanguageBar({ transcript, actions }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const { words, stretches, durationMs } = transcript
  const id = useId()
  const [active, setActive] = useState(0)
  const spans = useMemo(
    () => wordsByStretch(words, stretches).filter(({ from, to }) => to > from),
    [words, stretches],
  )
  const legend = useMemo(() => shares(stretches), [stretches])
  const second = usePlayerState(({ timeMs }) => Math.floor(timeMs / 1000))
  if (durationMs === 0) return null
  const at = Math.max(0, Math.min(active, spans.length - 1))
  const open = (index: number) => {
    const span = spans[index]
    if (!span) return
    setActive(index)
    actions.choose(span.from)
    actions.mark({ from: span.from, to: span.to }, 'language')
  }
  const nameOf = ({ stretch }: (typeof spans)[number]) =>
    [
      languageNames[stretch.language],
      `${formatClock(stretch.startMs)}–${formatClock(stretch.endMs)}`,
      ...(stretch.confidence === null
        ? []
        : [t('editor.sure', { percent: format.percent(stretch.confidence) })]),
      stretch.modelName,
      ...(stretch.punctuation === 'model' ? [t('editor.punctuation_by_model')] : []),
      ...(stretch.punctuation === 'rules' ? [t('editor.punctuation_by_rules')] : []),
    ]
      .filter(Boolean)
      .join(' · ')
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: spans.length - 1 }[event.key]
    if (to !== undefined) setActive(Math.max(0, Math.min(spans.length - 1, to)))
    else if (event.key === 'Enter' || event.key === ' ') open(at)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const part = (ms: number) => `${(ms / durationMs) * 100}%`
  return (
    <div className={classes.languageBar}>
      <div
        className={classes.strip}
        role="listbox"
        tabIndex={0}
        aria-label={t('editor.stretches')}
        aria-activedescendant={`${id}-${at}`}
        onKeyDown={onKeyDown}
      >
        {spans.map((span, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and names the active one
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list listens to the keys
          <div
            key={span.from}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            aria-label={nameOf(span)}
            title={nameOf(span)}
            data-language={span.stretch.language}
            data-active={index === at || undefined}
            style={{
              left: part(span.stretch.startMs),
              width: part(span.stretch.endMs - span.stretch.startMs),
            }}
            onClick={() => open(index)}
          />
        ))}
        <i style={{ left: part(Math.min(second * 1000, durationMs)) }} aria-hidden />
      </div>
      <ul className={classes.legend} aria-label={t('editor.languages')}>
        {legend.map(({ language, part: share }) => (
          <li key={language} data-language={language} lang={language}>
            <i aria-hidden />
            {legend.length > 1
              ? `${languageNames[language]} ${format.percent(share)}`
              : languageNames[language]}
          </li>
        ))}
      </ul>
      <CheckToggle words={words} />
    </div>
  )
}

/** Opens the list of words to check, and says how many there are. */
function CheckToggle({ words }: { words: readonly Word[] }) {
  const { t } = useTranslation()
  const store = useEditorStore()
  const listed = useEditorState((state) => state.listed)
  const threshold = useEditorState((state) => state.threshold)
  const reasons = useEditorState((state) => state.reasons)
  const count = useMemo(() => wordsToCheck(words, threshold, reasons).length, [words, threshold, reasons])
  const unknown = useMemo(() => wordsOfUnknownConfidence(words).length, [words])
  return (
    <Button
      size="compact-sm"
      flex="none"
      variant={listed ? 'light' : 'default'}
      aria-pressed={listed}
      leftSection={<IconListCheck size={15} />}
      onClick={() => store.set((state) => ({ ...state, listed: !listed }))}
    >
      {leftText(t, count, unknown)}
    </Button>
  )
}

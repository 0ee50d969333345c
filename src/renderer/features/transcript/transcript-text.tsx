import { Skeleton, Text } from '@mantine/core'
import { IconMoodEmpty } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { memo, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock } from '#shared/time.ts'
import type { Word } from '#shared/transcript.ts'
import { failureText } from '../../lib/error-text.ts'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { usePlayer } from '../player/player-context.ts'
import { paragraphsOf, wordAt } from './paragraphs.ts'
import classes from './transcript.module.css'
import { useWordMarks } from './use-word-marks.ts'

/** Words the engine is less sure of than this are underlined. */
const doubtBelow = 0.6
const noWords: readonly Word[] = []

/** A finished transcript as text to read: a click on a word goes there, a selection marks a range. */
export function TranscriptText({ transcriptId }: { transcriptId: string }) {
  const { t } = useTranslation()
  const player = usePlayer()
  const query = useQuery(trpc.transcripts.get.queryOptions({ id: transcriptId }))
  const words = query.data?.words ?? noWords
  const box = useRef<HTMLDivElement>(null)
  useWordMarks(box, words)
  if (query.error)
    return (
      <Text role="alert" p="lg">
        {failureText(t, query.error)}
      </Text>
    )
  if (!query.data) return <Skeleton m="lg" h={220} />
  if (words.length === 0) {
    return <Nothing icon={IconMoodEmpty} title={t('transcript.empty')} text={t('transcript.empty_text')} />
  }

  const move = (by: number, extend: boolean) => {
    const time = player.state.get().timeMs
    const index = Math.max(0, Math.min(words.length - 1, wordAt(words, time) + by))
    const target = words[index]
    if (!target) return
    if (extend) {
      const from = words[Math.max(0, wordAt(words, time))]
      const marked = player.selection.get()
      const anchor = marked ?? { inMs: from?.startMs ?? target.startMs, outMs: from?.endMs ?? target.endMs }
      player.select(
        by > 0 ? { inMs: anchor.inMs, outMs: target.endMs } : { inMs: target.startMs, outMs: anchor.outMs },
      )
    }
    player.seek(target.startMs)
  }

  return (
    <section
      ref={box}
      className={classes.text}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk through the words
      tabIndex={0}
      lang={query.data.language}
      aria-label={t('transcript.text')}
      onClick={(event) => {
        const index = indexOf(event.target)
        const word = index === null ? null : words[index]
        if (word && window.getSelection()?.isCollapsed !== false) player.seek(word.startMs)
      }}
      onMouseUp={() => {
        const range = selectedWords(words)
        if (range) player.select(range)
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
        event.preventDefault()
        event.stopPropagation()
        move(event.key === 'ArrowRight' ? 1 : -1, event.shiftKey)
      }}
    >
      <Words words={words} />
    </section>
  )
}

const Words = memo(function Words({ words }: { words: readonly Word[] }) {
  const player = usePlayer()
  const paragraphs = useMemo(() => paragraphsOf(words), [words])
  return paragraphs.map((paragraph) => (
    <div key={paragraph.first} className={classes.paragraph}>
      <button
        type="button"
        tabIndex={-1}
        className={`${classes.time} tabular`}
        onClick={() => player.seek(paragraph.words[0]?.startMs ?? 0)}
      >
        {formatClock(paragraph.words[0]?.startMs ?? 0)}
      </button>
      <p>
        {paragraph.words.map((word, offset) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a word's place among all words is its name
            key={paragraph.first + offset}
            className={classes.word}
            data-i={paragraph.first + offset}
            data-doubt={(word.confidence !== null && word.confidence < doubtBelow) || undefined}
          >
            {word.text}{' '}
          </span>
        ))}
      </p>
    </div>
  ))
})

function indexOf(target: EventTarget | Node | null): number | null {
  const element = target instanceof Element ? target : target instanceof Node ? target.parentElement : null
  const value = element?.closest<HTMLElement>('[data-i]')?.dataset.i
  return value === undefined ? null : Number(value)
}

function selectedWords(words: readonly Word[]) {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed) return null
  const from = indexOf(selection.anchorNode)
  const to = indexOf(selection.focusNode)
  if (from === null || to === null) return null
  const first = words[Math.min(from, to)]
  const last = words[Math.max(from, to)]
  return first && last ? { inMs: first.startMs, outMs: last.endMs } : null
}

import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { speakerColour } from '../../lib/speaker-colours.ts'
import { usePlayer } from '../player/player-context.ts'
import classes from './editor.module.css'
import { useEditorState, useEditorStore } from './editor-state.ts'
import { placeOnLine, wordOnNextLine } from './lines.ts'
import { ParagraphView } from './paragraph-view.tsx'
import { paragraphsOf, wordAt } from './paragraphs.ts'
import { SelectionTools } from './selection-tools.tsx'
import { speakerLabel } from './speaker-label.ts'
import { goOnHere } from './stage-part.tsx'
import { shares } from './stretch-words.ts'
import type { WordActions } from './use-word-actions.ts'

interface Props {
  transcript: StoredTranscript
  actions: WordActions
}

/** The text: a click on a word goes there, a double click or Enter opens it, a selection can be worked on. Only what is in sight is in the page. */
export function TranscriptText({ transcript, actions }: Props) {
  const { t } = useTranslation()
  const player = usePlayer()
  const readOnly = useReadOnly()
  const store = useEditorStore()
  const { words, speakers, stretches } = transcript
  const box = useRef<HTMLElement>(null)
  const paragraphs = useMemo(() => paragraphsOf(words), [words])
  const mainLanguage = useMemo(
    () => shares(stretches)[0]?.language ?? transcript.language,
    [stretches, transcript.language],
  )
  const manyLanguages = useMemo(
    () => new Set(words.flatMap(({ language }) => language ?? [])).size > 1,
    [words],
  )
  const typing = useEditorState((state) => state.typing)
  const typedIn = typing === null ? -1 : paragraphs.findLastIndex(({ first }) => first <= typing)
  const virtual = useVirtualizer({
    count: paragraphs.length,
    getScrollElement: () => box.current,
    // Some six letters a word, some sixty a line.
    estimateSize: (index) => Math.ceil((paragraphs[index]?.words.length ?? 1) / 9) * 28 + 14,
    overscan: 4,
    // The field that has the keyboard stays, wherever the text is scrolled to: what is typed on would be taken for the editor's keys.
    rangeExtractor: (range) => {
      const shownNow = defaultRangeExtractor(range)
      return typedIn < 0 || shownNow.includes(typedIn)
        ? shownNow
        : [...shownNow, typedIn].toSorted((a, b) => a - b)
    },
  })

  const show = useRef((_: number) => {})
  show.current = (index: number) => {
    const inPage = box.current?.querySelector(`[data-i="${index}"]`)
    // What stands over the words has made its own room.
    if (inPage) return keepInSight(box.current, inPage, store.get().tool === null ? usualRoom : noRoom)
    const paragraph = paragraphs.findLastIndex(({ first }) => first <= index)
    virtual.scrollToIndex(paragraph, { align: 'center' })
  }
  useEffect(() => {
    let word = store.get().word
    const stopStore = store.subscribe(() => {
      const next = store.get().word
      if (next !== null && next !== word) requestAnimationFrame(() => show.current(next))
      word = next
    })
    let now = -1
    const stopPlayer = player.state.subscribe(() => {
      const { timeMs, playing } = player.state.get()
      const next = wordAt(words, timeMs)
      if (next !== now && playing && next >= 0 && store.get().typing === null) show.current(next)
      now = next
    })
    // Marks that are taken away at the player are gone here too.
    const stopMarks = player.selection.subscribe(() => {
      if (player.selection.get() === null && store.get().span) {
        store.set((state) => ({ ...state, span: null, tool: null }))
      }
    })
    return () => {
      stopStore()
      stopPlayer()
      stopMarks()
    }
  }, [player, store, words])

  /** Where a walk through the lines began from the left, and the word it has come to (px). */
  const column = useRef<{ index: number; x: number } | null>(null)
  const moveByLine = (by: 1 | -1, extend: boolean) => {
    const { from, to } = actions.target()
    const at = by > 0 ? to - 1 : from
    const inPage = [...(box.current?.querySelectorAll<HTMLElement>('[data-i]') ?? [])]
    const places = inPage.map((word) => placeOnLine(Number(word.dataset.i), word.getBoundingClientRect()))
    const own = places.find(({ index }) => index === at)
    // It is not in the page: it comes there first.
    if (!own) return show.current(at)
    const x = column.current?.index === at ? column.current.x : own.x
    const next = wordOnNextLine(places, own, by, x)
    if (next === null) return
    actions.move(next - at, extend)
    column.current = { index: next, x }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      actions.move(event.key === 'ArrowRight' ? 1 : -1, event.shiftKey)
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      moveByLine(event.key === 'ArrowDown' ? 1 : -1, event.shiftKey)
    } else if (event.key === 'Home') actions.choose(0)
    else if (event.key === 'End') actions.choose(words.length - 1)
    else if (event.key === 'Enter' && !readOnly) actions.type()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const shown = virtual.getVirtualItems()
  return (
    <div className={classes.textBox}>
      <section
        {...goOnHere}
        ref={box}
        className={classes.text}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk through the words
        tabIndex={0}
        lang={transcript.language}
        aria-label={t('transcript.text')}
        onClick={(event) => {
          const index = indexOf(event.target)
          if (index === null || window.getSelection()?.isCollapsed === false) return
          const { span } = store.get()
          if (event.shiftKey && store.get().word !== null) {
            const anchor = span ?? { from: store.get().word!, to: store.get().word! + 1 }
            actions.mark({ from: Math.min(anchor.from, index), to: Math.max(anchor.to, index + 1) })
          } else actions.choose(index)
        }}
        onDoubleClick={(event) => {
          const index = indexOf(event.target)
          if (index === null || readOnly) return
          window.getSelection()?.removeAllRanges()
          actions.type(index)
        }}
        onMouseUp={(event) => {
          // A double click selects its word; that opens it.
          if (event.detail > 1) return
          const span = selectedSpan()
          if (span) actions.mark(span)
        }}
        onKeyDown={onKeyDown}
      >
        <div className={classes.paragraphs} style={{ height: virtual.getTotalSize() }}>
          {shown.map((item) => {
            const paragraph = paragraphs[item.index]
            if (!paragraph) return null
            const before = paragraphs[item.index - 1]
            const { speaker } = paragraph.words[0]!
            const isNew = speaker !== null && speaker !== before?.words.at(-1)?.speaker
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                className={classes.place}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <ParagraphView
                  paragraph={paragraph}
                  languageBefore={before?.words.findLast((word) => word.language)?.language ?? null}
                  manyLanguages={manyLanguages}
                  mainLanguage={mainLanguage}
                  untilMs={paragraphs[item.index + 1]?.words[0]?.startMs ?? Number.POSITIVE_INFINITY}
                  speaker={isNew ? speakerLabel(t, speakers, speaker) : null}
                  speakerColour={isNew ? speakerColour(speakers, speaker) : null}
                  actions={actions}
                  onLeaveField={() => box.current?.focus({ preventScroll: true })}
                />
              </div>
            )
          })}
        </div>
      </section>
      <SelectionTools transcript={transcript} actions={actions} text={box} />
    </div>
  )
}

function indexOf(target: EventTarget | Node | null): number | null {
  const element = target instanceof Element ? target : target instanceof Node ? target.parentElement : null
  const value = element?.closest<HTMLElement>('[data-i]')?.dataset.i
  return value === undefined ? null : Number(value)
}

function selectedSpan() {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed) return null
  const from = indexOf(selection.anchorNode)
  const to = indexOf(selection.focusNode)
  if (from === null || to === null) return null
  return { from: Math.min(from, to), to: Math.max(from, to) + 1 }
}

/** What has to be left between a word and the ends of the box (px). */
const usualRoom = { above: 20, below: 60 }
const noRoom = { above: 0, below: 0 }

function keepInSight(box: HTMLElement | null, element: Element, room: typeof usualRoom): void {
  if (!box) return
  const outer = box.getBoundingClientRect()
  const inner = element.getBoundingClientRect()
  if (inner.top >= outer.top + room.above && inner.bottom <= outer.bottom - room.below) return
  box.scrollTo({ top: box.scrollTop + inner.top - outer.top - outer.height / 3, behavior: 'smooth' })
}

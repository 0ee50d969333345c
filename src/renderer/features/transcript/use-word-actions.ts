import i18next from 'i18next'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { StoredTranscript, TranscriptEdit } from '#shared/api/transcripts.ts'
import { tokensOf } from '#shared/subtitle-text.ts'
import type { Word } from '#shared/transcript.ts'
import { notifyProblem } from '../../lib/notify.tsx'
import { usePlayer } from '../player/player-context.ts'
import { type EditorState, type Tool, useEditorStore, type WordSpan } from './editor-state.ts'
import { MarksFollow } from './marks-follow.ts'
import { placeOf, textOf } from './opened-words.ts'
import { wordAt } from './paragraphs.ts'
import { withWholeNames } from './whole-correction.ts'
import { wordsToCheck } from './words-to-check.ts'

/** Played before and after a word, so that it can be told what is said (ms). */
const leadMs = 900
const tailMs = 600

/** @param counted by whose words the edit counts: what is shown may have been changed already and not be drawn yet */
type Edit = (edit: TranscriptEdit, counted: StoredTranscript) => Promise<unknown>

/** All that keys, toolbar and list do to the words of a transcript. Edits say themselves what goes wrong. */
export function useWordActions(transcript: StoredTranscript, edit: Edit) {
  const player = usePlayer()
  const store = useEditorStore()
  /** What is shown now: a field may close, and save, after its transcript has changed. */
  const shown = useRef(transcript)
  shown.current = transcript
  const [marks] = useState(() => new MarksFollow(store, transcript.words))
  useLayoutEffect(() => marks.follow(transcript.words), [marks, transcript.words])
  return useMemo(() => {
    const { words } = transcript
    const patch = (change: Partial<EditorState>) => store.set((state) => ({ ...state, ...change }))
    const last = words.length - 1
    /** The word the keys work on: the chosen one, or the one being said. */
    const current = () => {
      const { word } = store.get()
      return Math.max(0, Math.min(last, word ?? wordAt(words, player.state.get().timeMs)))
    }
    /** The marked words, or the one the keys work on. */
    const target = (): WordSpan => {
      const { span } = store.get()
      return span ?? { from: current(), to: current() + 1 }
    }
    const timesOf = ({ from, to }: WordSpan) => {
      const inMs = words[from]?.startMs ?? 0
      return { inMs, outMs: Math.max(words[to - 1]?.endMs ?? 0, inMs + 100) }
    }
    const send = (change: TranscriptEdit) => void edit(change, transcript).catch(() => undefined)

    const choose = (index: number) => {
      const word = words[index]
      if (!word) return
      patch({ word: index, span: null, tool: null, typing: null })
      player.seek(word.startMs)
    }
    const mark = (span: WordSpan, tool: Tool | null = null) => {
      if (span.to <= span.from) return
      patch({ span, word: span.from, tool, typing: null })
      player.select(timesOf(span))
    }
    const play = (span: WordSpan = target()) => {
      const { inMs, outMs } = timesOf(span)
      player.playRange({ inMs: Math.max(0, inMs - leadMs), outMs: outMs + tailMs })
    }
    const listed = () => wordsToCheck(words, store.get().threshold, store.get().reasons)
    const step = (by: 1 | -1) => {
      const list = listed()
      const { word } = store.get()
      const at = word ?? (by > 0 ? -1 : words.length)
      const next = by > 0 ? list.find(({ index }) => index > at) : list.findLast(({ index }) => index < at)
      const found = next ?? (by > 0 ? list[0] : list.at(-1))
      if (!found) return
      choose(found.index)
      play({ from: found.index, to: found.index + 1 })
    }
    return {
      target,
      choose,
      mark,
      play,
      step,
      /** With the arrows, word by word; `extend` marks. */
      move(by: number, extend: boolean) {
        const from = current()
        if (!extend) return choose(Math.max(0, Math.min(last, from + by)))
        const marked = store.get().span ?? { from, to: from + 1 }
        const next =
          by > 0
            ? { from: marked.from, to: Math.min(words.length, marked.to + by) }
            : { from: Math.max(0, marked.from + by), to: marked.to }
        mark(next)
      },
      /** Marks the words as looked at, or takes it back; in a walk the next one follows. */
      check() {
        const { from, to } = target()
        const checked = !words.slice(from, to).every((word) => word.checked)
        const walking = store.get().listed && checked && listed().some(({ index }) => index === from)
        send({ kind: 'checked', from, to, checked })
        if (walking) step(1)
      },
      /** Says that the words are hesitations, or takes it back. */
      markFiller() {
        const { from, to } = target()
        const filler = !words.slice(from, to).every((word) => word.filler)
        send({ kind: 'filler', from, to, filler })
      },
      /** Puts back what was heard, of a name of several words all of it. */
      heard() {
        const { from, to } = withWholeNames(words, target())
        if (words.slice(from, to).some((word) => word.heard !== undefined)) send({ kind: 'heard', from, to })
      },
      /** Opens the word's text, or a field for all that is marked. */
      type(index?: number) {
        const { from, to } = index === undefined ? target() : { from: index, to: index + 1 }
        if (!words[from]) return
        player.pause()
        if (to - from > 1) patch({ tool: 'text', typing: null })
        else patch({ word: from, span: null, tool: null, typing: from })
      },
      /**
       * Writes other words in the place of those of `opened`, and follows them when they have moved meanwhile. Gives the index of the
       * first word after them.
       */
      write(
        span: WordSpan,
        text: string,
        opened: readonly Word[],
      ): { next: number; saved: Promise<unknown> } {
        const tidy = text.trim().replaceAll(/\s+/g, ' ')
        const before = textOf(opened)
        if (tidy === before) return { next: span.to, saved: Promise.resolve() }
        const drawn = shown.current
        const place = placeOf(drawn.words, span, opened)
        if (!place) {
          notifyProblem(i18next.t('editor.words_gone', { before, after: tidy }))
          return { next: span.to, saved: Promise.resolve() }
        }
        const saved = edit({ kind: 'text', ...place, text: tidy }, drawn).catch(() => undefined)
        return { next: place.from + tokensOf(tidy).length, saved }
      },
      setLanguage(span: WordSpan, language: StoredTranscript['language']) {
        send({ kind: 'language', ...span, language })
      },
      setSpeaker(span: WordSpan, speaker: string | null) {
        send({ kind: 'speaker', ...span, speaker })
      },
      /** Opens one of the tools over what is marked, or over the word. */
      open(tool: Tool) {
        mark(target(), tool)
      },
      times: timesOf,
      stopTyping: (word: number | null, typing: number | null) =>
        patch({ typing, ...(word === null ? {} : { word: Math.max(0, word) }) }),
      close: () => patch({ span: null, tool: null }),
      closeTool: () => marks.closeTool(),
    }
  }, [transcript, edit, player, store, marks])
}

export type WordActions = ReturnType<typeof useWordActions>

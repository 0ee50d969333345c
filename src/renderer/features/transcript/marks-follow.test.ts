import { describe, expect, it } from 'vitest'
import type { Word } from '#shared/transcript.ts'
import { createStore } from '../../lib/store.ts'
import type { EditorState, Tool, WordSpan } from './editor-state.ts'
import { MarksFollow } from './marks-follow.ts'

const wordAt = (text: string, startMs: number): Word => ({
  ...{ text, startMs, endMs: startMs + 90, confidence: 1, language: 'kk', speaker: null },
})
const words = ['бір', 'екі', 'үш', 'төрт', 'бес'].map((text, index) => wordAt(text, index * 100))
const moved = [wordAt('жаңа', -100), ...words]
const other = [...words.slice(0, 1), wordAt('басқа', 100), ...words.slice(3)]

const marked = (span: WordSpan, tool: Tool | null) => {
  const store = createStore<EditorState>({
    ...{ word: span.from, span, typing: null, tool, listed: false, threshold: 0.5, reasons: new Set() },
  })
  const marks = new MarksFollow(store, words)
  const now = () => ({ span: store.get().span, tool: store.get().tool })
  return { store, marks, now }
}

describe('marks', () => {
  it.each([null, 'text', 'language'] as const)('go with their words under the tool %s', (tool) => {
    const { marks, now } = marked({ from: 1, to: 3 }, tool)
    marks.follow(moved)
    expect(now()).toEqual({ span: { from: 2, to: 4 }, tool })
    marks.follow(words)
    expect(now()).toEqual({ span: { from: 1, to: 3 }, tool })
  })

  it('go out with their words', () => {
    const { marks, now } = marked({ from: 1, to: 3 }, 'language')
    marks.follow(other)
    expect(now()).toEqual({ span: null, tool: null })
  })

  it('wait for their words while a text is being written over them', () => {
    const { marks, now } = marked({ from: 1, to: 3 }, 'text')
    marks.follow(other)
    expect(now()).toEqual({ span: { from: 1, to: 3 }, tool: 'text' })
    marks.follow(moved)
    expect(now()).toEqual({ span: { from: 2, to: 4 }, tool: 'text' })
    marks.closeTool()
    expect(now()).toEqual({ span: { from: 2, to: 4 }, tool: null })
  })

  it('do not stay on other words when that text is closed', () => {
    const { marks, now } = marked({ from: 1, to: 3 }, 'text')
    marks.follow(other)
    marks.closeTool()
    expect(now()).toEqual({ span: null, tool: null })
  })

  it('are new ones where somebody has marked other words meanwhile', () => {
    const { store, marks, now } = marked({ from: 1, to: 3 }, 'text')
    marks.follow(other)
    store.set((state) => ({ ...state, span: { from: 2, to: 4 }, tool: 'language' }))
    marks.follow([wordAt('жаңа', -100), ...other])
    expect(now()).toEqual({ span: { from: 3, to: 5 }, tool: 'language' })
  })
})

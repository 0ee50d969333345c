import { createContext, useContext } from 'react'
import { createStore, type Store, useStore } from '../../lib/store.ts'
import { type CheckReason, checkReasons, usualThreshold } from './words-to-check.ts'

/** Words `from` up to, not including, `to`. */
export interface WordSpan {
  from: number
  to: number
}

/** What stands over the selected words. */
export type Tool = 'text' | 'language' | 'speaker' | 'again'

export interface EditorState {
  /** The word the keys work on; null before one has been chosen. */
  word: number | null
  /** More than one word, marked with the mouse or Shift and the arrows. */
  span: WordSpan | null
  /** The word whose text is being typed. */
  typing: number | null
  tool: Tool | null
  /** The list of words to check is open. */
  listed: boolean
  threshold: number
  reasons: ReadonlySet<CheckReason>
}

const thresholdKey = 'iz-word-threshold'

/** The state of one transcript's editor. The threshold is remembered from one transcript to the next. */
export function createEditorState(): Store<EditorState> {
  const kept = Number(localStorage.getItem(thresholdKey))
  return createStore<EditorState>({
    word: null,
    span: null,
    typing: null,
    tool: null,
    listed: false,
    threshold: kept > 0 && kept <= 1 ? kept : usualThreshold,
    reasons: new Set(checkReasons),
  })
}

/** Chooses the threshold, for the transcripts to come as well. */
export function setThreshold(store: Store<EditorState>, threshold: number): void {
  localStorage.setItem(thresholdKey, String(threshold))
  store.set((state) => ({ ...state, threshold }))
}

export const EditorContext = createContext<Store<EditorState> | null>(null)

export function useEditorStore(): Store<EditorState> {
  const store = useContext(EditorContext)
  if (!store) throw new Error('no transcript editor here')
  return store
}

/** The part of the editor's state that `select` picks. */
export function useEditorState<S>(select: (state: EditorState) => S): S {
  return useStore(useEditorStore(), select)
}

import { randomUUID } from 'node:crypto'
import { maxTypedLength, type StoredCue, type TrackEdit } from '#shared/api/tracks.ts'
import { IzError } from '#shared/error.ts'
import { replaceIn } from '#shared/find-text.ts'
import type { Language } from '#shared/language.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import {
  editCueText,
  mergeCues,
  retimeCue,
  shiftCue,
  splitCue,
  wordIndexAt,
} from '../../domain/subtitles/edit.ts'
import { lengthenUnshown, mendCues } from '../../domain/subtitles/mend.ts'

/**
 * The cues after one edit; those it does not concern are the same objects. A cue keeps its identity through edits of text and
 * times; of a split the first half keeps it, of a merge the earlier cue. Order is by in point: a cue moved past a neighbour
 * changes places with it.
 *
 * @throws not_found for a cue that is gone, range_invalid, invalid_input
 */
export function editCues(cues: readonly StoredCue[], edit: TrackEdit, language: Language): StoredCue[] {
  if (edit.kind === 'insert') {
    checkRange(edit.startMs, edit.endMs)
    const cue = { id: randomUUID(), startMs: edit.startMs, endMs: edit.endMs, text: edit.text, words: [] }
    return insertInOrder(cues, cue)
  }
  if (edit.kind === 'replace') return replaceText(cues, edit)
  if (edit.kind === 'mend') return mendCues(cues, rulesFor(language), language)
  if (edit.kind === 'lengthen') return lengthenUnshown(cues, rulesFor(language))
  if (edit.kind === 'shift') return shiftCues(cues, edit)
  const index = placeOf(cues, edit.cueId)
  const cue = cues[index]!
  switch (edit.kind) {
    case 'text':
      return cues.with(index, { ...editCueText(cue, edit.text.normalize('NFC')), id: cue.id })
    case 'times': {
      checkRange(edit.startMs, edit.endMs)
      const moved = { ...retimeCue(cue, edit.startMs, edit.endMs), id: cue.id }
      const fits =
        (cues[index - 1]?.startMs ?? 0) <= moved.startMs &&
        moved.startMs <= (cues[index + 1]?.startMs ?? Number.POSITIVE_INFINITY)
      return fits ? cues.with(index, moved) : insertInOrder(cues.toSpliced(index, 1), moved)
    }
    case 'split': {
      const [first, second] = splitCue(cue, wordIndexAt(cue.text, edit.position), rulesFor(language))
      return cues.toSpliced(index, 1, { ...first, id: cue.id }, { ...second, id: randomUUID() })
    }
    case 'merge': {
      const next = cues[index + 1]
      if (!next) throw new IzError('invalid_input', { id: edit.cueId })
      const merged = mergeCues(cue, next, rulesFor(language), language)
      return cues.toSpliced(index, 2, { ...merged, id: cue.id })
    }
    case 'remove':
      return cues.toSpliced(index, 1)
  }
}

function replaceText(cues: readonly StoredCue[], edit: Extract<TrackEdit, { kind: 'replace' }>): StoredCue[] {
  if (edit.cueId !== null) placeOf(cues, edit.cueId)
  return cues.map((cue) => {
    if (edit.cueId !== null && cue.id !== edit.cueId) return cue
    const replaced = replaceIn(cue.text, edit.find, edit.with, edit.matchCase)
    if (replaced === cue.text) return cue
    const text = replaced.trim()
    // A file may bring a longer one; that can be made shorter.
    if (text.length > Math.max(maxTypedLength, cue.text.length)) {
      throw new IzError('invalid_input', { field: 'with' })
    }
    return { ...editCueText(cue, text), id: cue.id }
  })
}

function shiftCues(cues: readonly StoredCue[], edit: Extract<TrackEdit, { kind: 'shift' }>): StoredCue[] {
  const from = edit.fromCueId === null ? 0 : placeOf(cues, edit.fromCueId)
  const moved = cues.slice(from)
  // All by the same time, or they would come too near each other at the start.
  const earliest = moved
    .flatMap((cue) => [cue, ...cue.words])
    .reduce((least, { startMs }) => Math.min(least, startMs), Number.POSITIVE_INFINITY)
  const byMs = Math.max(edit.byMs, -earliest)
  if (byMs === 0 || moved.length === 0) return [...cues]
  const shifted = moved.map((cue) => ({ ...shiftCue(cue, byMs), id: cue.id }))
  return [...cues.slice(0, from), ...shifted].sort((a, b) => a.startMs - b.startMs)
}

function placeOf(cues: readonly StoredCue[], id: string): number {
  const index = cues.findIndex((cue) => cue.id === id)
  if (index === -1) throw new IzError('not_found', { id })
  return index
}

function checkRange(startMs: number, endMs: number): void {
  if (endMs <= startMs) throw new IzError('range_invalid', { startMs, endMs })
}

function insertInOrder(cues: readonly StoredCue[], cue: StoredCue): StoredCue[] {
  const following = cues.findIndex((other) => other.startMs > cue.startMs)
  return cues.toSpliced(following === -1 ? cues.length : following, 0, cue)
}

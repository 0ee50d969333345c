import { describe, expect, it } from 'vitest'
import type { StoredCue } from '#shared/api/tracks.ts'
import { editCues } from './edit-cues.ts'

function cue(id: string, startMs: number, endMs: number, text: string): StoredCue {
  return { id, startMs, endMs, text, words: [] }
}

const cues = [
  cue('a', 0, 2000, 'мен ауылда тұрдым'),
  cue('b', 3000, 5000, 'әкем малшы болды'),
  cue('c', 6000, 8000, 'анам мұғалім еді'),
]
const ids = (list: readonly StoredCue[]) => list.map(({ id }) => id)

describe('editCues', () => {
  it('changes the text of one cue and leaves the others the same objects', () => {
    const edited = editCues(cues, { kind: 'text', cueId: 'b', text: 'әкем малшы еді' }, 'kk')
    expect(edited[1]).toMatchObject({ id: 'b', text: 'әкем малшы еді', startMs: 3000, endMs: 5000 })
    expect(edited[0]).toBe(cues[0])
    expect(edited[2]).toBe(cues[2])
  })

  it('keeps cues in the order of their in points when one is moved past its neighbour', () => {
    const edited = editCues(cues, { kind: 'times', cueId: 'a', startMs: 5200, endMs: 5900 }, 'kk')
    expect(ids(edited)).toEqual(['b', 'a', 'c'])
  })

  it('keeps the name of the first half of a split, and of the first cue of a merge', () => {
    const split = editCues(cues, { kind: 'split', cueId: 'b', position: 5 }, 'kk')
    expect(split.map(({ text }) => text)).toEqual([cues[0]!.text, 'әкем', 'малшы болды', cues[2]!.text])
    expect(split[1]!.id).toBe('b')
    expect(split[1]!.endMs).toBeLessThanOrEqual(split[2]!.startMs)
    const merged = editCues(split, { kind: 'merge', cueId: 'b' }, 'kk')
    expect(ids(merged)).toEqual(['a', 'b', 'c'])
    expect(merged[1]).toMatchObject({ startMs: 3000, endMs: 5000 })
  })

  it('puts a new cue where its in point says', () => {
    const edited = editCues(cues, { kind: 'insert', startMs: 2100, endMs: 2900, text: 'иә' }, 'kk')
    expect(edited.map(({ text }) => text)[1]).toBe('иә')
  })

  it('refuses what makes no sense and says why', () => {
    const refuse = (edit: Parameters<typeof editCues>[1], code: string) =>
      expect(() => editCues(cues, edit, 'kk')).toThrow(expect.objectContaining({ code }))
    refuse({ kind: 'text', cueId: 'gone', text: '' }, 'not_found')
    refuse({ kind: 'times', cueId: 'a', startMs: 10, endMs: 10 }, 'range_invalid')
    refuse({ kind: 'insert', startMs: 10, endMs: 5, text: 'x' }, 'range_invalid')
    refuse({ kind: 'split', cueId: 'a', position: 0 }, 'invalid_input')
    refuse({ kind: 'merge', cueId: 'c' }, 'invalid_input')
  })
})

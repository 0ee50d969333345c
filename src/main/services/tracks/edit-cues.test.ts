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

  it('replaces a text in every cue or in one, and leaves the others the same objects', () => {
    const replace = { kind: 'replace', find: 'ӘКЕМ', with: 'атам', matchCase: false } as const
    const edited = editCues(cues, { ...replace, cueId: null }, 'kk')
    expect(edited.map(({ text }) => text)).toEqual([
      'мен ауылда тұрдым',
      'атам малшы болды',
      'анам мұғалім еді',
    ])
    expect([edited[0], edited[2]]).toEqual([cues[0], cues[2]])
    expect(edited[0]).toBe(cues[0])
    expect(editCues(cues, { ...replace, cueId: 'a' }, 'kk')).toEqual(cues)
  })

  it('leaves a cue without the text that is replaced as it was written, white space and all', () => {
    const spaced = [cue('a', 0, 2000, ' мен\n'), cue('b', 3000, 5000, ' әкем ')]
    const replace = { kind: 'replace', find: 'әкем', with: 'атам', matchCase: true, cueId: null } as const
    const edited = editCues(spaced, replace, 'kk')
    expect(edited[0]).toBe(spaced[0])
    expect(edited[1]!.text).toBe('атам')
  })

  it('refuses a replacement that makes a cue longer than a person may write one, not one that makes it shorter', () => {
    const replace = { kind: 'replace', find: 'а', with: 'бб', matchCase: true, cueId: null } as const
    const replaced = (text: string, put = replace.with as string) =>
      editCues([cue('a', 0, 2000, text)], { ...replace, with: put }, 'kk')[0]!.text.length
    expect(replaced('а'.repeat(1000))).toBe(2000)
    expect(() => replaced('а'.repeat(1001))).toThrow(
      expect.objectContaining({ code: 'invalid_input', params: { field: 'with' } }),
    )
    expect(replaced(`${'а'.repeat(500)}${'в'.repeat(2000)}`, '')).toBe(2000)
    expect(replaced(`${'а'.repeat(100)}${'в'.repeat(2000)}`, 'б')).toBe(2100)
  })

  it('replaces words and keeps the times of those that stay', () => {
    const words = ['мен', 'Аигүл'].map((text, index) => ({
      ...{ text, startMs: index * 1000, endMs: index * 1000 + 900 },
      ...{ confidence: 0.9, language: null, speaker: 's' },
    }))
    const timed = { id: 'a', startMs: 0, endMs: 2000, text: 'мен Аигүл', words }
    const replace = { kind: 'replace', find: 'аигүл', with: 'Айгүл', matchCase: false, cueId: null } as const
    expect(editCues([timed], replace, 'kk')[0]).toMatchObject({
      text: 'мен Айгүл',
      words: [
        { text: 'мен', startMs: 0, confidence: 0.9 },
        { text: 'Айгүл', startMs: 1000, endMs: 1900, speaker: 's' },
      ],
    })
  })

  it('moves all cues, or one and those after it, by one time, and none to before the start', () => {
    const starts = (list: readonly StoredCue[]) => list.map(({ startMs, endMs }) => [startMs, endMs])
    const shift = (byMs: number, fromCueId: string | null) =>
      starts(editCues(cues, { kind: 'shift', fromCueId, byMs }, 'kk'))
    expect(shift(500, null)).toEqual([
      [500, 2500],
      [3500, 5500],
      [6500, 8500],
    ])
    expect(shift(-9000, null)).toEqual(starts(cues))
    expect(shift(-9000, 'b')).toEqual([
      [0, 2000],
      [0, 2000],
      [3000, 5000],
    ])
    expect(shift(1000, 'c')).toEqual([
      [0, 2000],
      [3000, 5000],
      [7000, 9000],
    ])
    expect(editCues([], { kind: 'shift', fromCueId: null, byMs: 5 }, 'kk')).toEqual([])
  })

  it('mends what breaks the rules of the language, and keeps who is who', () => {
    const overlapping = [cue('a', 0, 3500, 'мен ауылда тұрдым'), ...cues.slice(1)]
    const edited = editCues(overlapping, { kind: 'mend' }, 'kk')
    expect(ids(edited)).toEqual(['a', 'b', 'c'])
    expect(edited[0]).toMatchObject({ startMs: 0, endMs: 2917 })
    expect(edited[1]).toBe(overlapping[1])
  })

  it('refuses what makes no sense and says why', () => {
    const refuse = (edit: Parameters<typeof editCues>[1], code: string) =>
      expect(() => editCues(cues, edit, 'kk')).toThrow(expect.objectContaining({ code }))
    refuse({ kind: 'text', cueId: 'gone', text: '' }, 'not_found')
    refuse({ kind: 'times', cueId: 'a', startMs: 10, endMs: 10 }, 'range_invalid')
    refuse({ kind: 'insert', startMs: 10, endMs: 5, text: 'x' }, 'range_invalid')
    refuse({ kind: 'split', cueId: 'a', position: 0 }, 'invalid_input')
    refuse({ kind: 'merge', cueId: 'c' }, 'invalid_input')
    refuse({ kind: 'shift', fromCueId: 'gone', byMs: 1 }, 'not_found')
    refuse({ kind: 'replace', cueId: 'gone', find: 'a', with: '', matchCase: true }, 'not_found')
  })
})

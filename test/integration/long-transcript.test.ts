import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { editTranscript } from '../../src/main/domain/transcript/edit.ts'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { SqliteLibraryStore } from '../../src/main/infra/sqlite/library-store.ts'
import type { TranscriptEdit } from '../../src/shared/api/transcripts.ts'
import type { Transcript, Word } from '../../src/shared/transcript.ts'
import { makeTempDir } from '../support/temp.ts'

const hours = 2
const durationMs = hours * 3_600_000
const now = '2026-01-01T00:00:00.000Z'
const library = new SqliteLibraryStore(migrationsDir).create(join(makeTempDir('long'), 'lib'), {
  sample: false,
})
afterAll(() => library.close())

/** Two hours of talk, 150 words a minute, in one stretch, as a whole recording in one language can come. */
const words = Array.from({ length: hours * 60 * 150 }, (_, index): Word => {
  const startMs = index * 400
  const text = index % 12 === 11 ? `сөйлем${index}.` : `сөз${index}`
  return { text, startMs, endMs: startMs + 350, confidence: 0.931, language: 'kk', speaker: null }
})
const transcript: Transcript = {
  ...{ language: 'kk', engine: 'gigaam', durationMs, words, speakers: [] },
  stretches: [
    {
      ...{ startMs: 0, endMs: durationMs, language: 'kk', confidence: 0.98 },
      ...{ engine: 'gigaam', modelName: 'GigaAM' },
    },
  ],
}
library.interviews.insert({
  ...{ id: 'i', title: 'x', speakerName: '', language: null, notes: '', createdAt: now, updatedAt: now },
})
library.takes.insert({
  ...{ id: 'take', interviewId: 'i', name: 'а.mp4', placement: 'reference', path: '/а.mp4' },
  ...{ fingerprint: null, info: null, importedAt: null, createdAt: now },
})
library.transcripts.insert(
  { id: 't', takeId: 'take', modelName: 'GigaAM', translated: false, createdAt: now },
  transcript,
)
const stored = () => library.transcripts.get('t')!

describe('a transcript of two hours in one language', () => {
  it('is read as it was written, in stretches of two and a half minutes at most that touch', () => {
    const { words: read, stretches } = stored()
    expect(read).toEqual(words)
    expect(stretches.length).toBeGreaterThan(40)
    stretches.forEach(({ startMs, endMs }, index) => {
      expect(startMs).toBe(stretches[index - 1]?.endMs ?? 0)
      expect(endMs - startMs).toBeLessThanOrEqual(151_000)
    })
    expect(stretches.at(-1)!.endMs).toBe(durationMs)
  })

  it('keeps a small step of undo for an edit of a word, and takes it back', () => {
    const before = stored()
    const edit: TranscriptEdit = { kind: 'text', from: 9000, to: 9001, text: 'өзгерді' }
    const changes = library.transcripts.update('t', editTranscript(before, edit), now)
    expect(changes).toHaveLength(2)
    // One stretch before and after. It was 2 x 2.1 MB while the two hours were one.
    expect(Buffer.byteLength(JSON.stringify(changes))).toBeLessThan(200_000)
    expect(stored().words[9000]).toMatchObject({ text: 'өзгерді', checked: true })
    library.history.record('transcript_edit', 'а.mp4', changes)
    library.history.undo()
    expect(stored().words).toEqual(words)
  })

  it('stays in small stretches when a person names the language of all of it', () => {
    const before = stored()
    const edit: TranscriptEdit = { kind: 'language', from: 0, to: words.length, language: 'ru' }
    const changes = library.transcripts.update('t', editTranscript(before, edit), now)
    library.history.record('transcript_edit', 'а.mp4', changes)
    const { stretches } = stored()
    expect(new Set(stretches.map(({ language }) => language))).toEqual(new Set(['ru']))
    expect(stretches.every(({ startMs, endMs }) => endMs - startMs <= 151_000)).toBe(true)
    library.history.undo()
    const after = stored()
    expect(after.stretches).toEqual(before.stretches)
    expect(after.words).toEqual(words)
  })
})

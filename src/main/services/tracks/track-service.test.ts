import { afterEach, describe, expect, it } from 'vitest'
import { checkCues } from '#shared/subtitle-check.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import type { SubtitleFormat } from '#shared/subtitles.ts'
import type { Transcript } from '#shared/transcript.ts'
import { saidWords } from '../../../../test/support/said-words.ts'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { migrationsDir } from '../../infra/paths.ts'
import { SqliteLibraryStore } from '../../infra/sqlite/library-store.ts'
import { EventBus } from '../events/event-service.ts'
import { LibrarySession } from '../library/session.ts'
import { writeTranscript } from '../transcription/transcript-edits.ts'
import { trackFromTranscript } from './new-track.ts'
import { Tracks } from './track-service.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A real library with a take, and the tracks of it. */
function takeWithTracks() {
  const library = new SqliteLibraryStore(migrationsDir).create(`${makeTempDir()}/lib`, { sample: false })
  closing.push(() => library.close())
  const session = new LibrarySession()
  session.set(library)
  const now = new Date().toISOString()
  const interview = { id: 'i', title: 'x', speakerName: '', language: null, notes: '' }
  library.interviews.insert({ ...interview, createdAt: now, updatedAt: now })
  library.takes.insert({
    ...{ id: 'take', interviewId: 'i', name: 'а.mp4', placement: 'reference', path: '/а.mp4' },
    ...{ fingerprint: null, info: null, importedAt: now, createdAt: now },
  })
  const tracks = new Tracks(session, new EventBus())
  const imported = (srt: string, name = 'a.srt') =>
    tracks.importFile('take', 'kk', name, new TextEncoder().encode(srt))
  return { library, tracks, imported, now }
}

const srt = (...cues: [times: string, text: string][]) =>
  cues.map(([times, text], index) => `${index + 1}\n${times}\n${text}\n`).join('\n')

describe('a track in another language', () => {
  const line = 'a line of forty characters and one more!!'

  it('goes by the rules of that language and names its files by it, in one step of undo', async () => {
    const { library, tracks, imported } = takeWithTracks()
    const track = await imported(srt(['00:00:01,000 --> 00:00:05,000', line]))
    const broken = async () => {
      const { cues, language } = await tracks.get(track.id)
      return checkCues(cues, rulesFor(language)).map(({ rule }) => rule)
    }
    expect(await broken()).toEqual(['line_length'])
    const renamed = await tracks.rename(track.id, 'Captions', 'en')
    expect(renamed).toMatchObject({ language: 'en', name: 'Captions', cues: track.cues })
    expect(renamed.revision).toBeGreaterThan(track.revision)
    expect(await broken()).toEqual([])
    expect((await tracks.print(track.id, 'srt')).fileName).toBe('а.en.srt')
    expect(library.history.undo()?.label).toBe('track_edit')
    expect(await tracks.get(track.id)).toMatchObject({ language: 'kk', name: 'a', cues: track.cues })
    library.history.redo()
    expect(await tracks.get(track.id)).toMatchObject({ language: 'en', name: 'Captions' })
  })

  it('has a name that no other track of the recording has', async () => {
    const { tracks, imported } = takeWithTracks()
    const russian = await tracks.translate(
      (await imported(srt(['00:00:01,000 --> 00:00:05,000', line]))).id,
      'ru',
    )
    const english = await tracks.translate(russian.id, 'en')
    expect(await tracks.rename(english.id, 'Русский', 'ru')).toMatchObject({ name: 'Русский (2)' })
  })

  it('still follows the transcript that it was cut from', async () => {
    const { library, tracks, now } = takeWithTracks()
    const transcript: Transcript = {
      ...{ language: 'kk', engine: 'gigaam', durationMs: 60_000, speakers: [], stretches: [] },
      words: saidWords('мен моңғолиядан келдім', 'kk'),
    }
    const track = trackFromTranscript(library, { id: 't', takeId: 'take', transcript, now })
    const summary = { id: 't', takeId: 'take', modelName: 'm', translated: false, createdAt: now }
    library.transcripts.insert(summary, transcript)
    library.tracks.insert(track)
    await tracks.rename(track.id, track.name, 'ru')
    const words = transcript.words.map((word, index) => (index === 2 ? { ...word, text: 'приехал' } : word))
    writeTranscript(library, library.transcripts.get('t')!, { words }, 'transcript_edit')
    expect((await tracks.get(track.id)).cues.map(({ text }) => text).join(' ')).toContain('приехал')
  })
})

describe('a cue that ends before or when it begins', () => {
  const odd = srt(
    ['00:00:01,000 --> 00:00:02,000', 'бірінші'],
    ['00:00:05,000 --> 00:00:05,000', 'екінші'],
    ['00:00:09,000 --> 00:00:07,000', 'үшінші'],
  )

  it('is in no file with times, and the refusal names the first', async () => {
    const { tracks, imported } = takeWithTracks()
    const { id, cues } = await imported(odd)
    for (const format of ['srt', 'vtt', 'ass'] satisfies SubtitleFormat[]) {
      await expect(tracks.print(id, format)).rejects.toMatchObject({
        code: 'subtitles_unshown',
        params: { name: 'a', cue: 2, cueId: cues[1]!.id, trackId: id, at: '00:00:05.000', cues: 2 },
      })
    }
    // Plain text has no times: nothing of it is lost.
    expect((await tracks.print(id, 'txt')).text).toContain('үшінші')
  })

  it('gets time to be read in one step of undo, and nothing else changes', async () => {
    const { library, tracks, imported } = takeWithTracks()
    const { id, revision, cues } = await imported(odd)
    const edited = await tracks.edit(id, revision, { kind: 'lengthen' })
    expect(edited.cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([
      [1000, 2000],
      [5000, 5833],
      [9000, 9833],
    ])
    expect((await tracks.print(id, 'vtt')).text).toContain('00:00:05.000 --> 00:00:05.833\nекінші')
    library.history.undo()
    expect((await tracks.get(id)).cues).toEqual(cues)
  })
})

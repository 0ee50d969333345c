import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compose } from '../../src/main/compose.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { Services } from '../../src/main/services/services.ts'
import type { StoredTranscript } from '../../src/shared/api/transcripts.ts'
import type { Word } from '../../src/shared/transcript.ts'
import { ended } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir('transcript-edits')
let services: Services
let takeId: string
let id: string
let trackId: string

beforeAll(async () => {
  services = (
    await compose({
      ...{ host: 'web', configDir: join(root, 'config'), defaultLibraryDir: join(root, 'Iz') },
      ...{ systemLanguage: 'kk', demo: true, workers: createChildProcessHost() },
    })
  ).services
  const [interview] = await services.interviews.list()
  for (const job of await services.jobs.list()) await ended(services, job.id)
  takeId = (await services.takes.list(interview!.id))[0]!.id
  const { id: jobId } = await services.transcripts.start({
    ...{ takeId, modelId: null, language: 'kk', translateTo: null },
  })
  const job = await ended(services, jobId)
  expect(job.state).toBe('done')
  const made = job.result as { transcriptId: string; trackId: string }
  id = made.transcriptId
  trackId = made.trackId
}, 120_000)
afterAll(() => services.close())

const transcript = () => services.transcripts.get(id)
const texts = (words: readonly Word[]) => words.map(({ text }) => text).join(' ')
const cueTexts = async () =>
  (await services.tracks.get(trackId)).cues.map(({ text }) => text.replace('\n', ' '))
/** What a person sees, without what only counts changes. */
const seen = async () => {
  const { revision: _, ...rest } = await transcript()
  const { cues } = await services.tracks.get(trackId)
  return { ...rest, cues }
}
const edit = async (change: Parameters<Services['transcripts']['edit']>[2]) =>
  services.transcripts.edit(id, (await transcript()).revision, change)

describe('an edit of a transcript', () => {
  it('is kept, and the subtitles cut from it follow in the same step of undo', async () => {
    const before = await seen()
    const edited = await edit({ kind: 'text', from: 4, to: 5, text: 'Ақтөбеден' })
    expect(edited.words[4]).toMatchObject({
      ...{ text: 'Ақтөбеден', startMs: before.words[4]!.startMs, endMs: before.words[4]!.endMs },
      ...{ confidence: null, checked: true },
    })
    expect(edited.cuesLeft).toBe(0)
    expect((await cueTexts()).join(' ')).toBe(texts((await transcript()).words))
    const after = await seen()
    expect(await services.history.undo()).toMatchObject({ label: 'transcript_edit' })
    expect(await seen()).toEqual(before)
    await services.history.redo()
    expect(await seen()).toEqual(after)
    await services.history.undo()
  })

  it('is refused when the transcript has changed since, also by undo', async () => {
    const { revision } = await transcript()
    await services.transcripts.edit(id, revision, { kind: 'checked', from: 0, to: 2, checked: true })
    const refused = { code: 'edit_conflict', params: expect.objectContaining({ revision }) }
    const late = { kind: 'checked', from: 0, to: 1, checked: false } as const
    await expect(services.transcripts.edit(id, revision, late)).rejects.toMatchObject(refused)
    const next = (await transcript()).revision
    await services.history.undo()
    await expect(services.transcripts.edit(id, next, late)).rejects.toMatchObject({ code: 'edit_conflict' })
    expect((await transcript()).words.some(({ checked }) => checked)).toBe(false)
  })

  it('leaves a cue that a person has changed, and says so', async () => {
    const before = await transcript()
    const track = await services.tracks.get(trackId)
    const cue = track.cues[1]!
    await services.tracks.edit(trackId, track.revision, { kind: 'text', cueId: cue.id, text: 'Өзім жаздым' })
    const from = before.words.findIndex((word) => word.startMs >= cue.startMs)
    const { cuesLeft } = await edit({ kind: 'text', from, to: from + 1, text: 'бөлек' })
    expect(cuesLeft).toBe(1)
    const now = await services.tracks.get(trackId)
    expect(now.cues[1]).toMatchObject({ id: cue.id, text: 'Өзім жаздым', startMs: cue.startMs })
    await services.history.undo()
    await services.history.undo()
    expect((await services.tracks.get(trackId)).cues).toEqual(track.cues)
  })

  it('gives words a language of their own and a stretch with it', async () => {
    const before = await seen()
    const { stretches, words } = await edit({ kind: 'language', from: 10, to: 20, language: 'ru' })
    const own = stretches.find(({ language }) => language === 'ru')!
    expect(own).toMatchObject({ startMs: words[10]!.startMs, endMs: words[19]!.endMs, confidence: null })
    expect(stretches.length).toBe(before.stretches.length + 2)
    await edit({ kind: 'language', from: 10, to: 20, language: 'kk' })
    expect((await transcript()).stretches.length).toBe(before.stretches.length)
    await services.history.undo()
    await services.history.undo()
    expect(await seen()).toEqual(before)
  })

  it('names speakers and gives them words', async () => {
    const speakers = [{ id: 's1', name: 'Айгүл', role: 'guest' as const }]
    await edit({ kind: 'speakers', speakers })
    await edit({ kind: 'speaker', from: 0, to: 6, speaker: 's1' })
    expect(await services.history.state()).toMatchObject({ undo: { label: 'transcript_speakers' } })
    const { words } = await edit({ kind: 'speakers', speakers: [] })
    expect(words[0]!.speaker).toBeNull()
    await services.history.undo()
    expect((await transcript()).words.slice(0, 7).map(({ speaker }) => speaker)).toEqual([
      ...Array.from({ length: 6 }, () => 's1'),
      null,
    ])
  })
})

describe('a part recognised anew', () => {
  const ask = async ({ words }: StoredTranscript, from: number, to: number) => {
    const { id: jobId } = await services.transcripts.retranscribe({
      ...{ transcriptId: id, startMs: words[from]!.startMs, endMs: words[to - 1]!.endMs },
      ...{ modelId: null, language: 'kk' },
    })
    const job = await ended(services, jobId)
    expect(job).toMatchObject({ state: 'done', subjectId: id, error: null })
    return (job.result as { proposalId: string }).proposalId
  }

  it('is compared first, and takes the place of its words when it is accepted', async () => {
    const original = await transcript()
    // Somebody has spoilt these words; the speaker of the first stays who it is.
    await edit({ kind: 'text', from: 2, to: 5, text: 'мүлде басқа сөздер тұр' })
    const spoilt = await transcript()
    const before = await seen()
    const proposalId = await ask(spoilt, 2, 6)
    const [proposal] = await services.transcripts.proposals(id)
    expect(proposal).toMatchObject({ id: proposalId, transcriptId: id })
    expect(proposal!.startMs).toBeLessThanOrEqual(spoilt.words[2]!.startMs)
    // A part is no sentence of its own: no capital at its start, no full stop at its end.
    expect(texts(proposal!.words)).toBe(texts(original.words.slice(2, 5)))
    expect(await seen()).toEqual(before)

    const accepted = await services.transcripts.acceptProposal(proposalId)
    expect(texts(accepted.words)).toBe(texts(original.words))
    expect(accepted.words.slice(0, 6).map(({ speaker }) => speaker)).toEqual(
      original.words.slice(0, 6).map(({ speaker }) => speaker),
    )
    expect((await cueTexts()).join(' ')).toBe(texts(accepted.words))
    expect(await services.transcripts.proposals(id)).toEqual([])
    expect(await services.history.undo()).toMatchObject({ label: 'transcript_replace' })
    expect(await seen()).toEqual(before)
    // What took a minute to make can be compared, and accepted, once more.
    expect(await services.transcripts.proposals(id)).toEqual([proposal])
    await services.history.redo()
    expect(await services.transcripts.proposals(id)).toEqual([])
    expect((await transcript()).words).toEqual(accepted.words)
    await services.history.undo()
    await services.transcripts.acceptProposal(proposalId)
    await services.history.undo()
    await services.history.undo()
    await services.transcripts.discardProposal(proposalId)
  }, 60_000)

  it('can be thrown away', async () => {
    const before = await seen()
    const proposalId = await ask(await transcript(), 8, 11)
    await services.transcripts.discardProposal(proposalId)
    expect(await services.transcripts.proposals(id)).toEqual([])
    expect(await seen()).toEqual(before)
    await expect(services.transcripts.acceptProposal(proposalId)).rejects.toMatchObject({ code: 'not_found' })
    expect(await services.history.undo()).toMatchObject({ label: 'transcript_discard' })
    expect(await services.transcripts.proposals(id)).toMatchObject([{ id: proposalId }])
    await services.history.redo()
    expect(await services.transcripts.proposals(id)).toEqual([])
  }, 60_000)

  it('is refused before it is queued where it cannot be', async () => {
    const refuse = (options: object, code: string) =>
      expect(
        services.transcripts.retranscribe({
          ...{ transcriptId: id, startMs: 0, endMs: 1000, modelId: null, language: 'kk' as const },
          ...options,
        }),
      ).rejects.toMatchObject({ code })
    await refuse({ startMs: 1000 }, 'range_invalid')
    await refuse({ startMs: 999_999_999, endMs: 999_999_999_9 }, 'range_invalid')
    await refuse({ modelId: 'gone' }, 'model_missing')
    await refuse({ transcriptId: 'gone' }, 'not_found')
  })
})

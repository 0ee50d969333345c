import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { QueryObserver } from '@tanstack/react-query'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { SqliteLibraryStore } from '../../src/main/infra/sqlite/library-store.ts'
import type { Services } from '../../src/main/services/services.ts'
import { useClipActions } from '../../src/renderer/features/clips/use-clip-actions.ts'
import { useGlossaryActions } from '../../src/renderer/features/glossary/use-glossary-actions.ts'
import { useNewContact } from '../../src/renderer/features/speakers/use-new-contact.ts'
import { usePipelineMoves } from '../../src/renderer/features/speakers/use-pipeline-moves.ts'
import { type SaveSpeaker, useSpeaker } from '../../src/renderer/features/speakers/use-speaker.ts'
import { useTrackEdits } from '../../src/renderer/features/subtitles/use-track-edits.ts'
import { historyScope } from '../../src/renderer/lib/settled-edits.ts'
import { queryClient, rpc, trpc } from '../../src/renderer/lib/trpc.ts'
import type { Contact } from '../../src/shared/api/speakers.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'
import { connectWindow, forget, given, hold, left, quiet } from '../support/window-hooks.ts'

let services: Services
let disconnect = () => {}
let unwatch = () => {}
beforeAll(async () => {
  const root = makeTempDir()
  // A take whose recording nobody looks at: edits are about rows.
  const library = new SqliteLibraryStore(migrationsDir).create(join(root, 'lib'), { sample: false })
  const now = new Date().toISOString()
  const interview = { id: 'i', title: 'Сұхбат', speakerName: '', language: null, notes: '' }
  library.interviews.insert({ ...interview, createdAt: now, updatedAt: now })
  library.takes.insert({
    ...{ id: 't', interviewId: 'i', name: 'а.mp4', placement: 'reference', path: '/жоқ/а.mp4' },
    ...{ fingerprint: null, info: null, importedAt: now, createdAt: now },
  })
  library.close()
  services = (await composeIn(root)).services
  disconnect = connectWindow(services)
})
afterEach(() => {
  unwatch()
  forget()
})
afterAll(async () => {
  disconnect()
  await services.close()
})

/** A screen that shows this, and so fetches it again whenever it is told to. */
async function watch(options: { queryKey: readonly unknown[] }): Promise<void> {
  await queryClient.fetchQuery(options)
  unwatch = new QueryObserver(queryClient, options).subscribe(() => {})
}

/** Does one thing after the other, the first answered while the second is on its way; `look` looks then. */
async function overlap(address: string, first: () => unknown, second: () => unknown, look: () => unknown) {
  const answerFirst = hold('answer', address)
  void first()
  await left(address)
  const sendSecond = hold('request', address)
  void second()
  answerFirst()
  await vi.waitFor(() => expect(queryClient.isMutating()).toBe(1), 20_000)
  await pause(50)
  look()
  sendSecond()
  await quiet()
}

describe('a card of the board', () => {
  const list = trpc.interviews.list.queryOptions()
  const shown = (id: string) =>
    queryClient.getQueryData(list.queryKey)?.find((interview) => interview.id === id)?.status
  const stored = async (id: string) => (await services.interviews.get(id)).status
  const open = async () => {
    const fields = { title: 'Сұхбат', speakerName: '', language: null, notes: '' }
    const { id } = await services.interviews.create(fields)
    await watch(list)
    return { id, moves: given(usePipelineMoves) }
  }

  it('goes a stage at every press of a key that is held', async () => {
    const { id, moves } = await open()
    for (let press = 0; press < 3; press += 1) moves.step(id, 1)
    expect(shown(id)).toBe('scheduled')
    await quiet()
    expect([shown(id), await stored(id)]).toEqual(['scheduled', 'scheduled'])
  })

  it('is neither declined nor published by a key that is held too long', async () => {
    const { id, moves } = await open()
    for (let press = 0; press < 12; press += 1) moves.step(id, 1)
    await quiet()
    expect([shown(id), await stored(id)]).toEqual(['published', 'published'])
    await services.interviews.update(id, { status: 'declined' })
    await queryClient.refetchQueries({ queryKey: list.queryKey })
    moves.step(id, 1)
    expect(shown(id)).toBe('declined')
    moves.step(id, -1)
    await quiet()
    expect([shown(id), await stored(id)]).toEqual(['idea', 'idea'])
  })

  it('does not jump back when a list that was fetched before arrives', async () => {
    const { id, moves } = await open()
    const letGo = hold('answer', 'interviews.list')
    const late = queryClient.refetchQueries({ queryKey: list.queryKey })
    moves.step(id, 1)
    letGo()
    await late
    expect(shown(id)).toBe('contacted')
    await quiet()
  })

  it('does not jump back when the move before it is answered', async () => {
    const { id, moves } = await open()
    const step = () => moves.step(id, 1)
    await overlap('interviews.update', step, step, () => expect(shown(id)).toBe('agreed'))
    expect([shown(id), await stored(id)]).toEqual(['agreed', 'agreed'])
  })
})

describe('a profile', () => {
  const open = async () => {
    const { id } = await services.speakers.create({ name: { kk: 'Айгүл', ru: '', en: '' } })
    const options = trpc.speakers.get.queryOptions({ id })
    await watch(options)
    const shown = () => queryClient.getQueryData(options.queryKey)?.contacts.map(({ value }) => value)
    const stored = async () => (await services.speakers.get(id)).contacts
    return { options, shown, stored, save: given(() => useSpeaker(id)).save }
  }
  const contact = (value: string): Contact => ({ kind: 'phone', value, note: '' })
  const adding =
    (value: string): Parameters<SaveSpeaker>[0] =>
    ({ contacts }) => ({ contacts: [...contacts, contact(value)] })

  it('keeps both of two edits of one list, though a state without them arrives between', async () => {
    const { options, save, stored } = await open()
    const letGo = hold('answer', 'speakers.get')
    const late = queryClient.refetchQueries({ queryKey: options.queryKey })
    const first = save(adding('1'))
    letGo()
    await late
    await Promise.all([first, save(adding('2'))])
    await quiet()
    expect(await stored()).toEqual([contact('1'), contact('2')])
  })

  it('shows an edit on its way when the one before it is answered', async () => {
    const { save, shown, stored } = await open()
    await overlap(
      'speakers.update',
      () => save(adding('1')),
      () => save(adding('2')),
      () => expect(shown()).toEqual(['1', '2']),
    )
    expect(await stored()).toEqual([contact('1'), contact('2')])
  })

  it('keeps a new contact once, by Enter and the loss of the focus after it', async () => {
    const { save, stored } = await open()
    const draft = given(() => useNewContact(save))
    draft.edit(contact(' 8 701 '))
    await Promise.all([draft.keep(), draft.keep()])
    await quiet()
    expect(await stored()).toEqual([contact('8 701')])
  })
})

it('a cell of the glossary shows what was typed while it is being kept', async () => {
  const text = { kk: 'Алмата', ru: '', en: '' }
  const { id } = await services.glossary.create(null, { kind: 'place', text, notes: '' })
  const list = trpc.glossary.list.queryOptions()
  await watch(list)
  const { update } = given(useGlossaryActions)
  const shown = () => queryClient.getQueryData(list.queryKey)?.find((entry) => entry.id === id)?.text
  await overlap(
    'glossary.update',
    () => update.mutateAsync({ id, patch: { text: { kk: 'Алматы' } } }),
    () => update.mutateAsync({ id, patch: { text: { en: 'Almaty' } } }),
    () => expect(shown()).toEqual({ kk: 'Алматы', ru: '', en: 'Almaty' }),
  )
})

it('a cue shows an edit on its way when the one before it is answered', async () => {
  const srt = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nмен ауылда тұрдым\n')
  const { id, cues } = await services.tracks.importFile('t', 'kk', 'мәтін.srt', srt)
  const cueId = cues[0]?.id ?? ''
  const options = trpc.tracks.get.queryOptions({ id })
  await watch(options)
  const { edit } = given(() => useTrackEdits(id))
  const shown = () => queryClient.getQueryData(options.queryKey)?.cues[0]
  await overlap(
    'tracks.edit',
    () => edit({ kind: 'times', cueId, startMs: 900, endMs: 2000 }),
    () => edit({ kind: 'text', cueId, text: 'ауылда' }),
    () => expect(shown()).toMatchObject({ startMs: 900, text: 'ауылда' }),
  )
  expect((await services.tracks.get(id)).cues[0]).toMatchObject({ startMs: 900, text: 'ауылда' })
})

it('a cue can be edited before what was undone has been seen', async () => {
  const srt = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nмен ауылда тұрдым\n')
  const { id, cues } = await services.tracks.importFile('t', 'kk', 'қайтару.srt', srt)
  const cueId = cues[0]?.id ?? ''
  await watch(trpc.tracks.get.queryOptions({ id }))
  const { edit } = given(() => useTrackEdits(id))
  await edit({ kind: 'text', cueId, text: 'мен қалада тұрдым' })
  const letGo = hold('answer', 'tracks.get')
  await queryClient
    .getMutationCache()
    .build(queryClient, { scope: historyScope, mutationFn: () => rpc.history.undo.mutate() })
    .execute(undefined)
  void queryClient.refetchQueries(trpc.tracks.pathFilter())
  await left('tracks.get')
  const edited = edit({ kind: 'text', cueId, text: 'мен далада тұрдым' })
  letGo()
  await edited
  expect((await services.tracks.get(id)).cues[0]).toMatchObject({ text: 'мен далада тұрдым' })
  await quiet()
})

it('a cue that another window has changed unseen is not written over', async () => {
  const srt = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nмен ауылда тұрдым\n')
  const { id, cues, revision } = await services.tracks.importFile('t', 'kk', 'басқа.srt', srt)
  const cueId = cues[0]?.id ?? ''
  await queryClient.fetchQuery(trpc.tracks.get.queryOptions({ id }))
  const { edit } = given(() => useTrackEdits(id))
  await services.tracks.edit(id, revision, { kind: 'text', cueId, text: 'басқаша' })
  await expect(edit({ kind: 'times', cueId, startMs: 900, endMs: 2000 })).rejects.toThrow()
  expect((await services.tracks.get(id)).cues[0]).toMatchObject({ startMs: 1000, text: 'басқаша' })
})

it('a clip shows an edit on its way when the one before it is answered', async () => {
  const clip = await services.clips.create('t', {
    ...{ title: 'Клип', inMs: 0, outMs: 400, styleId: null, presets: [], trackId: null },
    ...{ burnIn: false, sidecar: 'none' as const },
  })
  const options = trpc.clips.list.queryOptions({ interviewId: 'i' })
  await watch(options)
  const { update } = given(() => useClipActions(clip, () => {}))
  await overlap(
    'clips.update',
    () => update({ title: 'Жол' }),
    () => update({ inMs: 100 }),
    () => expect(queryClient.getQueryData(options.queryKey)?.[0]).toMatchObject({ title: 'Жол', inMs: 100 }),
  )
})

import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { SqliteLibraryStore } from '../../src/main/infra/sqlite/library-store.ts'
import type { Services } from '../../src/main/services/services.ts'
import { useNamedTake } from '../../src/renderer/features/workspace/use-named-take.ts'
import { queryClient, trpc } from '../../src/renderer/lib/trpc.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'
import { connectWindow, given } from '../support/window-hooks.ts'

let services: Services
let disconnect = () => {}
beforeAll(async () => {
  const root = makeTempDir()
  const library = new SqliteLibraryStore(migrationsDir).create(join(root, 'lib'), { sample: false })
  const now = new Date().toISOString()
  const interview = { id: 'i', title: 'Сұхбат', speakerName: '', language: null, notes: '' }
  library.interviews.insert({ ...interview, createdAt: now, updatedAt: now })
  for (const id of ['first', 'second']) {
    library.takes.insert({
      ...{ id, interviewId: 'i', name: `${id}.mp4`, placement: 'reference', path: `/жоқ/${id}.mp4` },
      ...{ fingerprint: null, info: null, importedAt: now, createdAt: now },
    })
  }
  library.transcripts.insert(
    { id: 'text', takeId: 'second', modelName: 'GigaAM', translated: false, createdAt: now },
    { language: 'kk', engine: 'gigaam', durationMs: 1000, words: [], stretches: [], speakers: [] },
  )
  library.close()
  services = (await composeIn(root)).services
  disconnect = connectWindow(services)
})
afterAll(async () => {
  disconnect()
  await services.close()
})

it('a transcript in the address names its recording, as the jobs’ list links to it', async () => {
  const address = { interviewId: 'i', take: null, transcript: 'text', clip: null }
  // Until that is known, nothing is shown in its place.
  expect(given(() => useNamedTake(address))).toEqual({ id: null, isLooking: true })
  await queryClient.fetchQuery(trpc.transcripts.get.queryOptions({ id: 'text' }))
  expect(given(() => useNamedTake(address))).toEqual({ id: 'second', isLooking: false })
  expect(given(() => useNamedTake({ ...address, take: 'first' }))).toEqual({ id: 'first', isLooking: false })
})

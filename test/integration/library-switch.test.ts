import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { AppEvent } from '../../src/shared/api/events.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { makeRecording } from '../support/media.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir()
let services: Services
let jobId: string
beforeAll(async () => {
  services = (await composeIn(root)).services
  const fields = { title: 'Көшу', speakerName: 'Айгерім', language: 'kk', notes: '' } as const
  const { id } = await services.interviews.create(fields)
  const { job } = await services.takes.importPath(id, await makeRecording(root, 'Көктем.mp4'))
  jobId = (await ended(services, job.id)).id
})
afterAll(() => services.close())

/** What a window is told that began to load before any of this. */
function toldLate(): AppEvent[] {
  const told: AppEvent[] = []
  services.events.subscribe({ agoMs: 600_000 }, (_, event) => told.push(event))()
  return told
}
const ofJob = (event: AppEvent) => event.type === 'job' && event.job.id === jobId

it('a library that cannot be opened leaves the one that is, and what happened in it', async () => {
  await expect(services.app.createLibrary(join(root, 'Көктем.mp4'))).rejects.toMatchObject({
    code: 'file_exists',
  })
  expect((await services.app.state()).library?.name).toBe('lib')
  expect(toldLate().some(ofJob)).toBe(true)
})

it('a window that opens after the library was changed hears nothing of the jobs of the one before', async () => {
  await services.app.createLibrary(join(root, 'басқа'))
  expect(toldLate()).toEqual([{ type: 'reset' }, { type: 'changed', entity: 'app', id: null }])
})

it('nor does one that opens after the library was closed', async () => {
  await services.app.openLibrary(join(root, 'lib'))
  await services.jobs.clear()
  await services.app.closeLibrary()
  expect(toldLate()).toEqual([{ type: 'reset' }, { type: 'changed', entity: 'app', id: null }])
})

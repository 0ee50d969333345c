import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { makeRecording } from '../support/media.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir()
let services: Services
beforeAll(async () => {
  services = (await composeIn(root)).services
})
afterAll(() => services.close())

const lengthShown = async () => (await services.interviews.list())[0]?.durationMs

/** By its length the screens tell whether an interview has a recording to go on with. */
it('a recording whose import was stopped after it was looked at counts as none until it is imported', async () => {
  const fields = { title: 'Жол', speakerName: 'Айгерім', language: 'kk', notes: '' } as const
  const { id } = await services.interviews.create(fields)
  // Matroska gets a proxy, which takes longer than the look.
  const path = await makeRecording(root, 'жазба.mkv', { seconds: 8, size: '1280x720' })
  const { take, job } = await services.takes.importPath(id, path)
  await expect
    .poll(async () => (await services.takes.get(take.id)).info, { interval: 20, timeout: 15_000 })
    .not.toBeNull()
  await services.jobs.cancel(job.id)
  expect((await services.takes.get(take.id)).status).toBe('failed')
  expect(await lengthShown()).toBe(0)
  await services.jobs.retry(job.id)
  expect((await ended(services, job.id)).state).toBe('done')
  expect(await lengthShown()).toBeGreaterThan(7900)
})

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { composeIn, ended } from '../support/library-folder.ts'
import { makeRecording } from '../support/media.ts'
import { makeTempDir } from '../support/temp.ts'

it('a playable copy that was deleted from the cache is made again, and nothing else is', async () => {
  const root = makeTempDir()
  const first = await composeIn(root)
  const fields = { title: 'Сұхбат', speakerName: '', language: 'kk', notes: '' } as const
  const { id } = await first.services.interviews.create(fields)
  // Chromium plays an MP4 as it is, and no Matroska.
  for (const name of ['кино.mkv', 'кино.mp4']) {
    const path = await makeRecording(root, name, { seconds: 1 })
    const { job } = await first.services.takes.importPath(id, path)
    expect((await ended(first.services, job.id)).error).toBeNull()
  }
  const [converted] = await first.services.takes.list(id)
  expect(converted).toMatchObject({ hasProxy: true })
  const playable = await first.services.files.media(converted!.id, 'playable')
  const before = new Set((await first.services.jobs.list()).map((job) => job.id))
  await first.services.close()

  rmSync(join(root, 'lib', 'cache', converted!.id, 'proxy.mp4'))
  const { services } = await composeIn(root)
  const jobs = (await services.jobs.list()).filter((job) => !before.has(job.id))
  expect(jobs.map(({ subjectId }) => subjectId)).toEqual([converted!.id])
  expect(await ended(services, jobs[0]!.id)).toMatchObject({ state: 'done', error: null })
  expect(await services.takes.get(converted!.id)).toMatchObject({ hasProxy: true, status: 'ready' })
  expect(await services.files.media(converted!.id, 'playable')).toEqual(playable)
  await services.close()
})

import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
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

it('a recording that an interview has already is imported, and said to be there twice', async () => {
  const fields = { title: 'Жол', speakerName: 'Айгерім', language: 'kk', notes: '' } as const
  const [one, other] = [await services.interviews.create(fields), await services.interviews.create(fields)]
  const path = await makeRecording(root, 'жазба.mp3', { seconds: 1, size: null })
  const copy = join(root, 'көшірме.mp3')
  copyFileSync(path, copy)
  const add = async (interviewId: string, from: string) => {
    const { take, job } = await services.takes.importPath(interviewId, from)
    return { take, job: await ended(services, job.id) }
  }
  const first = await add(one.id, path)
  expect(first.job.result).toEqual({ takeId: first.take.id })
  const second = await add(one.id, copy)
  const warning = { code: 'media_twice', params: { file: 'көшірме.mp3', other: 'жазба.mp3' } }
  expect(second.job).toMatchObject({ state: 'done', result: { warnings: [warning] } })
  expect((await add(other.id, path)).job.result).not.toHaveProperty('warnings')
  // One that was removed is none.
  await services.takes.remove(first.take.id)
  await services.takes.remove(second.take.id)
  expect((await add(one.id, path)).job.result).not.toHaveProperty('warnings')
})

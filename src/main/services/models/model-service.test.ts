import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { JobKind } from '#shared/job.ts'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { disk } from '../../infra/files/disk.ts'
import { DiskModelFolder } from '../../infra/models/model-folder.ts'
import { migrationsDir } from '../../infra/paths.ts'
import { JsonModelRegistry } from '../../infra/settings/model-registry.ts'
import { SqliteLibraryStore } from '../../infra/sqlite/library-store.ts'
import { EventBus } from '../events/event-service.ts'
import type { StoredJob } from '../jobs/ports.ts'
import { LibrarySession } from '../library/session.ts'
import { type ModelDeps, Models } from './model-service.ts'
import type { ModelRecord } from './ports.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** The models `a` and `b`, a model that finds speech, and a library in which a job has just begun. */
function whileRunning(kind: JobKind) {
  const root = makeTempDir()
  const folder = new DiskModelFolder(join(root, 'models'), join(root, 'models'))
  const registry = new JsonModelRegistry(root)
  const record = (id: string, engine: ModelRecord['engine']): ModelRecord => {
    const path = folder.pathOf(id, `${id}.bin`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, id)
    return {
      ...{ id, name: id, engine, path, vocabularyPath: null, languages: ['kk'] },
      ...{ canTranslate: false, catalogueId: null, own: true },
    }
  }
  registry.save([record('a', 'whisper'), record('b', 'whisper'), record('silence', 'vad')])
  const library = new SqliteLibraryStore(migrationsDir).create(join(root, 'lib'), { sample: false })
  const session = new LibrarySession()
  session.set(library)
  closing.push(() => library.close())
  let time = 0
  const now = () => {
    time += 1000
    return new Date(time).toISOString()
  }
  const models = new Models({
    ...{ session, registry, folder, disk, now, events: new EventBus(), catalogue: [], demoModelPaths: [] },
  } as unknown as ModelDeps)
  const begin = () => {
    const startedAt = now()
    library.jobs.insert({
      ...{ id: 'j', kind, state: 'running', title: 'j', interviewId: null, subjectId: null, input: {} },
      ...{ error: null, result: null, createdAt: startedAt, startedAt, endedAt: null },
      progress: { unit: 'ms', done: 0, total: null, stage: null, etaMs: null },
    } as unknown as StoredJob)
  }
  const listed = () => registry.list().map(({ id }) => id)
  return { models, begin, listed, isThere: (id: string) => existsSync(folder.pathOf(id, `${id}.bin`)) }
}

describe('removing a model while a recording is transcribed', () => {
  it('is refused for those that the job has asked for, and for no other', async () => {
    const { models, begin, isThere } = whileRunning('transcribe')
    await models.use('b')
    begin()
    await models.use('a')
    for (const id of ['a', 'silence']) {
      await expect(models.remove(id)).rejects.toMatchObject({ code: 'model_in_use', params: { file: id } })
    }
    expect(await models.remove('b')).toEqual({ freedBytes: 1 })
    expect([isThere('a'), isThere('b')]).toEqual([true, false])
  })

  it('is refused for none while a recording is only imported', async () => {
    const { models, begin } = whileRunning('import')
    begin()
    await models.use('a')
    for (const id of ['a', 'silence']) await models.remove(id)
    expect(await models.installed()).toMatchObject([{ id: 'b' }])
  })
})

describe('removing two models at once', () => {
  it('takes both off the list', async () => {
    const { models, listed, isThere } = whileRunning('import')
    await Promise.all([models.remove('a'), models.remove('b')])
    expect([isThere('a'), isThere('b')]).toEqual([false, false])
    expect(listed()).toEqual(['silence'])
  })
})

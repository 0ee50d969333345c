import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, vi } from 'vitest'
import type { CatalogueModel } from '#shared/api/models.ts'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { DiskModelFolder } from '../../infra/models/model-folder.ts'
import { JsonModelRegistry } from '../../infra/settings/model-registry.ts'
import { EventBus } from '../events/event-service.ts'
import { Downloads } from './downloads.ts'

const model: CatalogueModel = {
  ...{ id: 'a', name: 'Model a', kind: 'whisper', repository: 'test/a', revision: '1' },
  files: [{ path: 'a.bin', role: 'model', bytes: 1, sha256: null }],
  licence: { name: 'MIT', url: 'https://example.org/licence', nonCommercial: false },
  ...{ languages: ['kk'], canTranslate: false, memory: null, figures: [], lacks: [] },
}

/** A download that has brought its model onto the list, whose note cannot be taken away before `letEnd`; the model is removed again. */
async function atItsEnd() {
  const root = makeTempDir()
  const { promise: mayEnd, resolve: letEnd } = Promise.withResolvers<void>()
  class SlowFolder extends DiskModelFolder {
    override async end(id: string) {
      await mayEnd
      await super.end(id)
    }
  }
  const folder = new SlowFolder(join(root, 'models'), join(root, 'models'))
  const registry = new JsonModelRegistry(root)
  const fetched: string[] = []
  const downloads = new Downloads({
    ...{ catalogue: [model], folder, registry, events: new EventBus() },
    async fetchFile({ path, url }) {
      fetched.push(url)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, 'a')
      return { bytes: 1, sha256: 'a' }
    },
    mirror: () => 'https://example.org',
    now: () => new Date(0).toISOString(),
  })
  const listed = () => registry.list().map(({ id }) => id)
  await downloads.start('a', false)
  await vi.waitFor(() => expect(listed()).toEqual(['a']), 20_000)
  registry.save([])
  rmSync(folder.pathOf('a', 'a.bin'))
  return { downloads, letEnd, fetched, listed }
}

it('a model asked for again while its download is not quite at its end is fetched again', async () => {
  const { downloads, letEnd, fetched, listed } = await atItsEnd()
  const again = downloads.start('a', false)
  // Time enough to join what is ending, were it not waited for.
  await sleep(50)
  letEnd()
  expect(await again).toMatchObject({ id: 'a' })
  await vi.waitFor(() => expect(listed()).toEqual(['a']), 20_000)
  expect(fetched).toHaveLength(2)
  await downloads.close()
})

it('what waits for its turn when the downloads are closed does not begin', async () => {
  const { downloads, letEnd, fetched } = await atItsEnd()
  const again = downloads.start('a', false)
  await sleep(50)
  const closed = downloads.close()
  letEnd()
  await expect(again).rejects.toMatchObject({ code: 'cancelled', params: { file: 'Model a' } })
  await closed
  await expect(downloads.start('a', false)).rejects.toMatchObject({ code: 'cancelled' })
  expect(fetched).toHaveLength(1)
})

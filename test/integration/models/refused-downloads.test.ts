import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { ownVoiceActivityPath } from '../../../src/main/infra/paths.ts'
import { big, managedModels, mostOfDisk, pathOf, until } from '../../support/managed-models.ts'

const app = managedModels()
const { server, folder, download, installed } = app

describe('a download', () => {
  it('is refused before its first byte when the disk is too small', async () => {
    await expect(app.models.download('huge', false)).rejects.toMatchObject({
      code: 'disk_full',
      params: { file: 'Model huge', neededBytes: 9e15 },
    })
    expect([server.seen, await app.models.downloads()]).toEqual([[], []])
  })

  it('is refused when those asked for at the same moment leave no room for it', async () => {
    for (const id of ['half', 'other-half']) server.always(pathOf(id), { silent: true })
    const asked = ['half', 'other-half'].map((id) => app.models.download(id, false))
    expect(await Promise.allSettled(asked)).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: 'disk_full', params: { neededBytes: mostOfDisk * 2 } } },
    ])
    expect((await app.models.downloads()).map(({ id }) => id)).toEqual(['half'])
  })

  it('asks for the licence first where work for money is excluded, and remembers the answer', async () => {
    await expect(app.models.download('private', false)).rejects.toMatchObject({ code: 'model_licence' })
    expect(server.seen).toEqual([])
    await app.models.download('private', true)
    await until(async () => (await installed('private')) !== undefined)
    expect((await app.models.overview()).acceptedLicences).toEqual(['private'])
    await app.models.remove('private')
    expect(await app.models.download('private', false)).not.toBeNull()
  })

  it('is for models only that the app can run', async () => {
    await expect(app.models.download('later', false)).rejects.toMatchObject({ code: 'not_allowed' })
    await expect(app.models.download('nothing', false)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('pins what it first saw of a file that nobody has verified', async () => {
    await app.models.download('unverified', false)
    expect(await app.models.vad()).toEqual({
      name: 'Silero VAD',
      path: ownVoiceActivityPath,
      builtIn: true,
    })
    await until(async () => (await app.models.vad())?.builtIn === false)
    // It is known a moment before its download has ended, and a second one would only join that.
    await until(async () => (await download('unverified')) === undefined)
    expect(await app.models.vad()).toMatchObject({ path: folder('unverified', 'vad.onnx') })
    await app.models.remove('unverified')
    const other = randomBytes(big.length)
    server.always(pathOf('unverified', 'x/model.onnx'), { body: other })
    await app.models.download('unverified', false)
    await until(async () => (await download('unverified'))?.state === 'failed')
    expect((await download('unverified'))?.error?.code).toBe('download_mismatch')
    server.always(pathOf('unverified', 'x/model.onnx'), null)
  })
})

import { describe, expect, it } from 'vitest'
import { managedModels, never, pathOf } from '../../support/managed-models.ts'

const app = managedModels()
const { server } = app

describe('the source of models', () => {
  it('is the environment, else the setting, else huggingface.co', async () => {
    expect((await app.models.overview()).mirror).toEqual({
      url: `${server.origin}/`,
      fromEnvironment: true,
    })
    await app.services.close()
    await app.start({})
    const mirror = async () => (await app.models.overview()).mirror
    expect(await mirror()).toEqual({ url: 'https://huggingface.co', fromEnvironment: false })
    await app.services.app.updateSettings({ modelMirror: server.origin })
    expect(await mirror()).toEqual({ url: server.origin, fromEnvironment: false })
    await app.models.fetch('b', false, { signal: never })
    expect(server.requestsFor(pathOf('b'))).toHaveLength(1)
  })
})

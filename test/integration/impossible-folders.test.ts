import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { writeWindowState } from '../../src/main/electron/window-state.ts'
import { fetchFile } from '../../src/main/infra/models/fetch-file.ts'
import type { Services } from '../../src/main/services/services.ts'
import { rememberPort } from '../../src/main/web/last-port.ts'
import { composeIn } from '../support/library-folder.ts'
import { catalogue, never, vocabulary } from '../support/managed-models.ts'
import { ctcModelPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

/** The system has it, and makes no folder in it. Other systems have nothing like it. */
const nowhere = '/proc/жоқ'
const refusal = { code: 'path_not_writable', params: { file: 'жоқ' } }

describe.runIf(process.platform === 'linux')('where the system makes no folder', { timeout: 20_000 }, () => {
  let services: Services
  beforeAll(async () => {
    services = (await composeIn(makeTempDir(), { catalogue, modelsDir: join(nowhere, 'модельдер') })).services
  })
  afterAll(() => services.close())

  it.each([nowhere, join(nowhere, 'кітапхана')])('a library is refused at once: %s', async (path) => {
    await expect(services.app.createLibrary(path)).rejects.toMatchObject(refusal)
    expect((await services.app.state()).library).not.toBeNull()
  })

  it('a model is refused at once, whichever way it comes', async () => {
    await expect(services.models.importFrom(ctcModelPath, { signal: never })).rejects.toMatchObject(refusal)
    const body = new Blob([new Uint8Array(vocabulary)]).stream() as ReadableStream<Uint8Array>
    const upload = { name: 'vocab.txt', bytes: vocabulary.length, body }
    await expect(services.models.addUpload('g', upload, never)).rejects.toMatchObject(refusal)
    expect(await services.models.list()).toEqual([])
    const wanted = { url: 'http://127.0.0.1:9/a.bin', path: join(nowhere, 'a.bin'), bytes: 9, sha256: null }
    await expect(fetchFile(wanted, { signal: never })).rejects.toMatchObject(refusal)
  })

  it('the port and the place of the window are not kept, and nothing waits for that', () => {
    rememberPort(join(nowhere, 'баптаулар'), 8123)
    const state = { bounds: { x: 0, y: 0, width: 800, height: 600 }, maximised: false }
    writeWindowState(join(nowhere, 'баптаулар', 'window.json'), state)
    expect(existsSync(nowhere)).toBe(false)
  })

  it('settings are refused at once, and ffmpeg is found all the same', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const configDir = join(nowhere, 'баптаулар')
    const without = (await composeIn(makeTempDir(), { configDir })).services
    await expect(without.app.updateSettings({ colourScheme: 'dark' })).rejects.toMatchObject(refusal)
    expect((await without.app.diagnostics()).ffmpeg.chosen).not.toBeNull()
    await without.close()
    logged.mockRestore()
    expect(existsSync(nowhere)).toBe(false)
  })
})

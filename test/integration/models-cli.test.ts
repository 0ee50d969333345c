import { createHash, randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../src/main/infra/models/catalogue.ts'
import { descendants, iz, jsonLines, startIz } from '../support/iz-command.ts'
import { ModelServer } from '../support/model-server.ts'
import { ctcModelPath, ctcVocabularyPath } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'

const silero = loadCatalogue().find(({ id }) => id === 'silero-vad')!
const path = `${silero.repository}/resolve/${silero.revision}/${silero.files[0]?.path}`
let server: ModelServer
let root: string
let config: string
const run = (...args: string[]) =>
  iz(config, ['models', ...args], { env: { IZ_MODEL_MIRROR: server.origin } })
beforeAll(async () => {
  server = await new ModelServer().start()
  root = makeTempDir()
  config = join(root, 'баптау')
  mkdirSync(config)
})
afterAll(() => server.stop())

describe('iz models', () => {
  it('lists what is here, what can be had and what is advised', async () => {
    const { code, stdout } = await run('list', '--json')
    const list = JSON.parse(stdout)
    expect([code, list.models, list.downloads]).toEqual([0, [], []])
    expect(list.catalogue.length).toBeGreaterThan(20)
    expect(list.advice[0]).toMatchObject({ id: expect.stringMatching(/^gigaam/), reasons: expect.anything() })
    expect(list.mirror).toEqual({ url: server.origin, fromEnvironment: true })
    const text = (await run('list')).stdout
    for (const { id } of list.catalogue) expect(text).toContain(id)
    const inKazakh = (await run('list', '--lang', 'kk')).stdout
    expect(inKazakh).toMatch(/^орнатылғаны: жоқ\nкаталог \(\* .*ГиБ.*\n.* МБ /)
    expect(inKazakh).not.toMatch(/\b(installed|folder|free|MB)\b|…/)
  })

  it('refuses other bytes than those of the catalogue, and says so', async () => {
    server.serve(path, randomBytes(silero.files[0]?.bytes ?? 0))
    const { code, stderr } = await run('get', 'silero-vad', '--json')
    expect(code).toBe(4)
    expect(jsonLines(stderr).at(-1)).toMatchObject({
      error: { code: 'download_mismatch', params: { file: 'silero_vad.onnx' } },
    })
    expect(existsSync(join(config, 'models', 'silero-vad', 'silero_vad.onnx'))).toBe(false)
  })

  it('keeps what has come when it is stopped, and goes on with it', async () => {
    const body = randomBytes(silero.files[0]?.bytes ?? 0)
    server.serve(path, body)
    server.always(path, { rate: 500_000 })
    const { child, line, ended } = startIz(config, ['models', 'get', 'silero-vad', '--json'], {
      env: { IZ_MODEL_MIRROR: server.origin },
    })
    await line(({ stage, done }) => stage === 'download' && Number(done) > 100_000)
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    const part = join(config, 'models', 'silero-vad', 'silero_vad.onnx.part')
    const kept = readFileSync(part)
    expect(kept.equals(body.subarray(0, kept.length))).toBe(true)
    expect(kept.length).toBeGreaterThan(100_000)
    expect(JSON.parse((await run('list', '--json')).stdout).downloads).toMatchObject([
      { id: 'silero-vad', state: 'paused', doneBytes: kept.length },
    ])
    // The whole of it is killed, without a word to anybody.
    const again = startIz(config, ['models', 'get', 'silero-vad', '--json'], {
      env: { IZ_MODEL_MIRROR: server.origin },
    })
    await again.line(({ stage, done }) => stage === 'download' && Number(done) > kept.length + 100_000)
    for (const pid of descendants(again.child.pid ?? 0)) process.kill(pid, 'SIGKILL')
    await again.ended
    const left = readFileSync(part)
    expect(left.length).toBeGreaterThan(kept.length)
    server.always(path, null)
    server.seen.length = 0
    // They are not the bytes of the catalogue, which shows at the end only.
    expect((await run('get', 'silero-vad')).code).toBe(4)
    expect(server.seen[0]?.range).toBe(`bytes=${left.length}-`)
    expect(createHash('sha256').update(body).digest('hex')).not.toBe(silero.files[0]?.sha256)
  })

  it('imports a folder, tells what it refused, and removes by name', async () => {
    const place = join(root, 'флешка')
    mkdirSync(place)
    copyFileSync(ctcModelPath, join(place, 'менің.onnx'))
    copyFileSync(ctcVocabularyPath, join(place, 'vocab.txt'))
    writeFileSync(join(place, 'қате.bin'), 'none of ours')
    const { code, stdout } = await run('import', place, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      added: [{ name: 'менің.onnx', own: false }],
      refused: [{ file: 'қате.bin', error: { code: 'model_invalid' } }],
    })
    const removed = await run('remove', 'менің.onnx', '--json')
    expect([removed.code, JSON.parse(removed.stdout).freedBytes]).toEqual([0, 0])
    expect(existsSync(join(place, 'менің.onnx'))).toBe(true)
    expect((await run('remove', 'менің.onnx')).code).toBe(3)
  })

  it('refuses an address of a mirror that is none', async () => {
    const { code, stderr } = await iz(config, ['models', 'list'], { env: { IZ_MODEL_MIRROR: 'ftp://x' } })
    expect([code, stderr]).toEqual([2, expect.stringContaining('IZ_MODEL_MIRROR')])
  })
})

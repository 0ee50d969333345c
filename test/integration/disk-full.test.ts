import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { makeRecording } from '../support/media.ts'
import { makeTempDir } from '../support/temp.ts'

const root = makeTempDir()
const small = join(root, 'тар диск')
let mounted = false
let services: Services
let interviewId: string
let bulky: string

/** A disk of 6 MB with a library on it, and a recording of 30 MB beside. */
beforeAll(async () => {
  mkdirSync(small)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', small], { stdio: 'ignore' })
    mounted = true
  } catch {
    return
  }
  const raw = ['-c:v', 'rawvideo', '-c:a', 'pcm_s16le']
  bulky = await makeRecording(root, 'үлкен.mkv', { seconds: 4, size: '640x360', options: raw })
  services = (await composeIn(root, { library: join(small, 'lib') })).services
  const fields = { title: 'Сұхбат', speakerName: '', language: 'kk', notes: '' } as const
  interviewId = (await services.interviews.create(fields)).id
  await services.app.updateSettings({ mediaPlacement: 'copy' })
})
afterAll(async () => {
  await services?.close()
  if (mounted) execFileSync('umount', [small])
})

/** What must hold afterwards: nothing half-copied, and the library still takes edits. */
async function expectNothingLost(): Promise<void> {
  expect(readdirSync(join(small, 'lib', 'media'))).toEqual([])
  await services.interviews.update(interviewId, { notes: `жазба ${Math.random()}` })
  expect((await services.interviews.get(interviewId)).title).toBe('Сұхбат')
}

describe('an import onto a disk that fills up', () => {
  it('fails by copy with the name of the file, and loses nothing', async ({ skip }) => {
    if (!mounted) skip('no right to mount a small disk')
    const { job } = await services.takes.importPath(interviewId, bulky)
    const failed = await ended(services, job.id)
    expect(failed).toMatchObject({
      state: 'failed',
      error: { code: 'disk_full', params: { file: 'үлкен.mkv' } },
    })
    await expectNothingLost()
  })

  it('fails by upload with the name of the file, and loses nothing', async ({ skip }) => {
    if (!mounted) skip('no right to mount a small disk')
    const body = new Blob([readFileSync(bulky)]).stream() as ReadableStream<Uint8Array>
    const upload = { name: 'жүктеу.mkv', bytes: null, body }
    const asked = services.takes.importUpload(interviewId, upload, new AbortController().signal)
    await expect(asked).rejects.toMatchObject({ code: 'disk_full', params: { file: 'жүктеу.mkv' } })
    await expectNothingLost()
  })
})

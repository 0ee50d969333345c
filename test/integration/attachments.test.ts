import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiveWhole } from '../../src/main/infra/files/streams.ts'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn } from '../support/library-folder.ts'
import { upload } from '../support/speakers.ts'
import { makeTempDir } from '../support/temp.ts'

const never = new AbortController().signal
const root = makeTempDir()
let services: Services
let speakerId: string
beforeAll(async () => {
  services = (await composeIn(root)).services
  speakerId = (await services.speakers.create({ name: { kk: 'Айша', ru: '', en: '' } })).id
})
afterAll(() => services.close())

/** A body of so many megabytes that is never held in memory. */
function endless(megabytes: number): ReadableStream<Uint8Array> {
  const block = new Uint8Array(1_000_000)
  let left = megabytes
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close()
      left -= 1
      controller.enqueue(block)
    },
  })
}

describe('a file attached to a speaker or a form', () => {
  it('that is empty is refused and leaves nothing', async () => {
    for (const kind of ['document', 'photo'] as const) {
      await expect(
        services.speakers.addFile(speakerId, kind, upload('бос.txt', new Uint8Array()), never),
      ).rejects.toMatchObject({ code: 'file_empty', params: { file: 'бос.txt' } })
    }
    expect(readdirSync(join(root, 'lib', 'attachments'))).toEqual([])
  })

  it('that is too large is refused by what is promised, and by what comes', async () => {
    const consent = await services.consents.create({ kind: 'consent', speakerId, interviewId: null })
    const refused = { code: 'file_too_large', params: { file: 'үлкен.pdf', megabytes: 100 } }
    const promised = { name: 'үлкен.pdf', bytes: 100_000_001, body: endless(1) }
    await expect(services.consents.attach(consent.id, promised, never)).rejects.toMatchObject(refused)
    const untold = { name: 'үлкен.pdf', bytes: null, body: endless(102) }
    await expect(services.speakers.addFile(speakerId, 'document', untold, never)).rejects.toMatchObject(
      refused,
    )
    expect(readdirSync(join(root, 'lib', 'attachments'))).toEqual([])
  })
})

it('a file of which nobody said how large it is stops before the disk is full', async ({ skip }) => {
  const small = join(root, 'тар диск')
  mkdirSync(small)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'tmpfs', small], { stdio: 'ignore' })
  } catch {
    skip('no right to mount a small disk')
  }
  try {
    let taken = 0
    const counted = endless(60).pipeThrough(
      new TransformStream({
        transform(block: Uint8Array, controller) {
          taken += block.length
          controller.enqueue(block)
        },
      }),
    )
    const target = join(small, 'жазба.mp4')
    await expect(
      receiveWhole({ name: 'жазба.mp4', bytes: null, body: counted }, target, never),
    ).rejects.toMatchObject({ code: 'disk_full' })
    expect(taken).toBeLessThan(36_000_000)
    expect(readdirSync(small)).toEqual([])
  } finally {
    execFileSync('umount', [small])
  }
})

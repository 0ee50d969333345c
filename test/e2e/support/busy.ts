import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { ffmpeg } from '../../support/media.ts'
import { committedRecording } from '../../support/speech-recordings.ts'
import { importRecording } from './recordings.ts'
import { call } from './rpc.ts'

/** Times the committed recording is said in a row: more than an hour, which no computer has gone through before a scenario's step is over. */
const times = 300

/** Imports a recording in whose sound the app can be kept looking for a text. Gives its id. */
export async function importLongRecording(page: Page, folder: string): Promise<string> {
  const path = join(folder, 'long.flac')
  await ffmpeg('-stream_loop', String(times), '-i', committedRecording('kk').path, path)
  const { takeId } = await importRecording(page, { path, title: 'Long', timeout: 120_000 })
  return takeId
}

/**
 * Keeps the app at work on speech, and for nothing shorter does it stop: what is begun meanwhile waits its turn, and does not end before it is
 * stopped, however fast the computer is.
 *
 * @param takeId of a long recording
 * @returns lets what waits begin
 */
export async function keepBusy(page: Page, takeId: string): Promise<() => Promise<void>> {
  const text = 'сәлем '.repeat(20)
  const asked = { takeId, transcriptId: null, text, language: 'kk' }
  const { id } = await call<{ id: string }>(page, 'transcripts.align', asked)
  const state = async () =>
    (await call<{ id: string; state: string }[]>(page, 'jobs.list', undefined, 'GET')).find(
      (job) => job.id === id,
    )?.state
  await expect.poll(state, { timeout: 60_000 }).toBe('running')
  return async () => {
    expect(await state()).toBe('running')
    await call(page, 'jobs.cancel', { id })
    await expect.poll(state, { timeout: 60_000 }).toBe('cancelled')
  }
}

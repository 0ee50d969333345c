import { copyFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { committedRecording, ctcModelPath } from '../../support/speech-recordings.ts'
import { call } from './rpc.ts'

/** Imports a recording in Kazakh into an interview of its own, and waits until it is ready. */
export async function importRecording(
  page: Page,
  { path, title, timeout = 60_000 }: { path: string; title: string; timeout?: number },
): Promise<{ interviewId: string; takeId: string }> {
  const fields = { title, speakerName: '', language: 'kk', notes: '' }
  const { id: interviewId } = await call<{ id: string }>(page, 'interviews.create', fields)
  const { take } = await call<{ take: { id: string } }>(page, 'takes.importPath', { interviewId, path })
  const status = () => call<{ status: string }>(page, 'takes.get', { id: take.id }, 'GET')
  await expect.poll(async () => (await status()).status, { timeout }).toBe('ready')
  return { interviewId, takeId: take.id }
}

/** The committed recording in Kazakh, copied into a folder, to be moved or removed there. */
export function copyRecording(folder: string): string {
  const { path: committed } = committedRecording('kk')
  const path = join(folder, basename(committed))
  copyFileSync(committed, path)
  return path
}

/** Begins to transcribe a recording in Kazakh with the small model of the tests. */
export async function startTranscribing(page: Page, takeId: string): Promise<void> {
  const model = await call<{ id: string }>(page, 'models.add', { path: ctcModelPath })
  const options = { takeId, language: 'kk', translateTo: null, modelId: model.id }
  await call(page, 'transcripts.start', options)
}

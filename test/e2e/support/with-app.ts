import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Language } from '../../../src/shared/language.ts'
import { makeTempDir } from '../../support/temp.ts'
import { appHome, type RunningApp, startApp } from './app.ts'
import { call } from './rpc.ts'

/**
 * Opens the app with an empty library, in English where no language is named, for as long as the work takes.
 *
 * @param work gets the app's origin, and the folder that holds the library
 */
export async function withApp(
  page: Page,
  named: string | { name: string; language: Language },
  work: (origin: string, folder: string) => Promise<void>,
): Promise<void> {
  const { name, language } = typeof named === 'string' ? { name: named, language: 'en' } : named
  const folder = makeTempDir(name)
  await whileRunning(folder, ['--library', join(folder, 'lib')], async ({ url }) => {
    await page.goto(url)
    await call(page, 'app.updateSettings', { interfaceLanguage: language })
    await work(new URL(url).origin, folder)
  })
}

/** Starts the app with the sample project, for as long as the work takes. */
export function withSample(name: string, work: (app: RunningApp) => Promise<void>): Promise<void> {
  return whileRunning(makeTempDir(name), ['--demo'], work)
}

async function whileRunning(
  folder: string,
  args: string[],
  work: (app: RunningApp) => Promise<void>,
): Promise<void> {
  const app = await startApp(appHome(folder), args)
  try {
    await work(app)
  } finally {
    await app.stop()
  }
}

/** An interview without a plan, and the starter bank to plan it from. */
export async function newPlan(page: Page, origin: string): Promise<{ id: string; address: string }> {
  await call(page, 'questions.addStarter')
  const fields = { title: 'Moving', speakerName: '', language: 'en', notes: '' }
  const { id } = await call<{ id: string }>(page, 'interviews.create', fields)
  return { id, address: `${origin}/interviews/${id}/plan` }
}

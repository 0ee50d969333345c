import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { makeTempDir } from '../../support/temp.ts'
import { appHome, startApp } from './app.ts'
import { call } from './rpc.ts'

/** Opens the app in English with an empty library, for as long as the work takes; gives its origin. */
export async function withApp(
  page: Page,
  name: string,
  work: (origin: string) => Promise<void>,
): Promise<void> {
  const folder = makeTempDir(name)
  const app = await startApp(appHome(folder), ['--library', join(folder, 'lib')])
  try {
    await page.goto(app.url)
    await call(page, 'app.updateSettings', { interfaceLanguage: 'en' })
    await work(new URL(app.url).origin)
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

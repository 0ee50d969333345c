import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { makeTempDir } from '../support/temp.ts'
import { appHome, startApp } from './support/app.ts'
import { dictionary } from './support/dictionary.ts'
import { call } from './support/rpc.ts'
import { test } from './support/test.ts'

declare global {
  interface Window {
    eventsAreLate?: boolean
  }
}

/** What the library tells of its changes waits while the page says so. */
async function holdEvents(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { fetch } = window
    window.fetch = async (input, init) => {
      const response = await fetch(input, init)
      if (!String(input).startsWith('/events') || !response.body) return response
      const late = new TransformStream<Uint8Array, Uint8Array>({
        async transform(chunk, controller) {
          while (window.eventsAreLate) await new Promise((resolve) => setTimeout(resolve, 50))
          controller.enqueue(chunk)
        },
      })
      const { status, headers } = response
      return new Response(response.body.pipeThrough(late), { status, headers })
    }
  })
}

test('a new library is entered, also when an older answer says that there is none', async ({ page }) => {
  const t = dictionary('en')
  const app = await startApp(appHome(join(makeTempDir('library-entry'), 'қ')))
  try {
    await holdEvents(page)
    await page.goto(app.url)
    await page.getByRole('radio', { name: 'English' }).check()
    await page.getByRole('button', { name: t('welcome.next') }).click()
    const create = page.getByRole('button', { name: t('library.create'), exact: true })
    await expect(create).toBeVisible()

    // what is asked before the library is there is answered after it
    const held = Promise.withResolvers<void>()
    let asked = 0
    await page.route(/app\.state/, async (route) => {
      const response = await route.fetch()
      asked += 1
      if (asked === 1) await held.promise
      await route.fulfill({ response }).catch(() => {})
    })
    // another window chooses the theme, so the state is asked for again
    await call(page, 'app.updateSettings', { colourScheme: 'dark' })
    await expect.poll(() => asked).toBeGreaterThanOrEqual(1)
    await page.evaluate(() => {
      window.eventsAreLate = true
    })
    const before = asked
    const created = page.waitForResponse(/app\.createLibrary/)
    await create.click()
    await created
    // without waiting for the older answer
    await expect.poll(() => asked).toBeGreaterThan(before)
    held.resolve()
    await page.evaluate(() => {
      window.eventsAreLate = false
    })
    await expect(page.getByRole('heading', { name: t('home.empty_title') })).toBeVisible()
    await page.unrouteAll({ behavior: 'wait' })
  } finally {
    await app.stop()
  }
})

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { makeTempDir } from '../support/temp.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

function electronProgram(): string | null {
  const folder = join(root, 'node_modules', 'electron')
  const named = join(folder, 'path.txt')
  if (!existsSync(named)) return null
  const program = join(folder, 'dist', readFileSync(named, 'utf8').trim())
  return existsSync(program) ? program : null
}

const program = electronProgram()
if (program === null) {
  console.log("The Electron suite did not run: Electron's program is not installed on this machine.")
}
test.skip(program === null, "Electron's program is not installed")

let app: ElectronApplication
let page: Page

test.beforeAll(async () => {
  if (program === null) return
  const folder = makeTempDir('electron')
  app = await _electron.launch({
    executablePath: program,
    args: [root, '--demo'],
    env: {
      ...(process.env as Record<string, string>),
      IZ_CONFIG_DIR: join(folder, 'config'),
      IZ_LIBRARY_DIR: join(folder, 'library'),
    },
  })
  page = await app.firstWindow()
  await page.waitForLoadState('load')
})

test.afterAll(async () => {
  if (program !== null) await app.close()
})

test('the window shows the page of the app itself', async () => {
  expect(page.url()).toMatch(/^app:\/\/iz\//)
  await expect(page).toHaveTitle(/Iz Studio/)
  const host = await page.evaluate(async () => {
    const response = await fetch('/rpc/app.state')
    return ((await response.json()) as { result: { data: { host: string } } }).result.data.host
  })
  expect(host).toBe('electron')
})

test('the page has the native calls and nothing of Node', async () => {
  const seen = await page.evaluate(() => ({
    calls: Object.keys((globalThis as unknown as { iz: object }).iz).sort(),
    node: ['process', 'require', 'module', 'Buffer'].filter((name) => name in globalThis),
    isolated: crossOriginIsolated,
    secure: isSecureContext,
  }))
  expect(seen).toEqual({
    calls: ['chooseFolder', 'chooseModel', 'chooseProgram', 'chooseRecordings', 'pathsOf', 'showInFolder'],
    node: [],
    isolated: true,
    secure: true,
  })
})

test('a recording plays and is sought', async () => {
  const take = await page.evaluate(async () => {
    const call = async (name: string, input?: unknown) => {
      const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
      const response = await fetch(`/rpc/${name}${query}`)
      return ((await response.json()) as { result: { data: { id: string; status?: string }[] } }).result.data
    }
    const [interview] = await call('interviews.list')
    for (;;) {
      const [first] = await call('takes.list', { interviewId: interview?.id })
      if (first?.status === 'ready') return first.id
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })
  const sought = await page.evaluate(async (id) => {
    const video = document.createElement('video')
    video.muted = true
    video.src = `/media/${id}/playable`
    await new Promise((resolve, reject) => {
      video.onloadedmetadata = resolve
      video.onerror = () => reject(new Error(video.error?.message))
    })
    const to = video.duration * 0.8
    video.currentTime = to
    await new Promise((resolve) => {
      video.onseeked = resolve
    })
    return Math.abs(video.currentTime - to)
  }, take)
  expect(sought).toBeLessThan(0.1)
})

test('events reach the page', async () => {
  const type = await page.evaluate(
    () =>
      new Promise<string | null>((resolve) => {
        const events = new EventSource('/events')
        events.onopen = () => {
          events.close()
          resolve('open')
        }
        events.onerror = () => resolve('error')
      }),
  )
  expect(type).toBe('open')
})

test('the page stays at home', async () => {
  const opened = await page.evaluate(() => window.open('https://example.org/') === null)
  expect(opened).toBe(true)
  await page.evaluate(() => {
    location.href = 'https://example.org/'
  })
  await page.waitForTimeout(300)
  expect(page.url()).toMatch(/^app:\/\/iz\//)
  const permission = await page.evaluate(async () => {
    const { state } = await navigator.permissions.query({ name: 'geolocation' })
    return state
  })
  expect(permission).toBe('denied')
})

test('no port is open', async () => {
  const listening = await app.evaluate(() =>
    (process as unknown as { getActiveResourcesInfo(): string[] })
      .getActiveResourcesInfo()
      .filter((name) => name.includes('TCPServer')),
  )
  expect(listening).toEqual([])
})

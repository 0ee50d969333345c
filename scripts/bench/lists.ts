// The lists of a large library, in the real app and a real browser: how fast each opens and scrolls, and how fast the bank answers.
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { compose } from '../../src/main/compose.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import { startApp } from '../../test/e2e/support/app.ts'
import { findBrowser } from '../browser.mjs'
import { fillLargeLibrary } from './large-library.ts'
import {
  countThreadTime,
  type ListPlace,
  openList,
  quantile,
  type ScrollResult,
  scrollList,
} from './list-page.ts'
import { benchQuestions } from './questions.ts'

/** One frame of a screen at 60 Hz, ms. */
const frameMs = 1000 / 60
/** A frame that came in time, with what a timer may be off; ms */
const onTimeMs = 17.5
const openLimitMs = 200
/** How many more frames than on a bare page may come a frame late. */
const lateShare = 0.05
const size = { speakers: 1000, interviews: 500, planned: 12 }
const questionCount = 10_000

/** Fills a library in `folder`, measures, prints a line for each figure; false when one is over its limit. */
export async function benchLists(folder: string): Promise<boolean> {
  const home = { config: join(folder, 'config'), libraries: folder }
  const library = join(folder, 'library')
  const { services } = await compose({
    ...{ host: 'web', configDir: home.config, defaultLibraryDir: folder, library },
    ...{ systemLanguage: 'kk', workers: createChildProcessHost() },
  })
  let ok = true
  let interviewId: string | undefined
  try {
    await services.app.updateSettings({ interfaceLanguage: 'kk' })
    for (const { name, found, medianMs, p95Ms } of await benchQuestions(services, questionCount)) {
      const fits = medianMs <= frameMs
      ok &&= fits
      const label = `search, ${name}`.padEnd(34)
      console.log(
        `${label} median ${ms(medianMs)}  95 % ${ms(p95Ms)}  ${String(found).padStart(5)} found (under ${ms(frameMs).trim()}) ${verdict(fits)}`,
      )
    }
    const begun = performance.now()
    const interviews = await fillLargeLibrary(services, size, new Date())
    interviewId = interviews[0]
    console.log(
      `${size.speakers} speakers, ${questionCount} questions, ${size.interviews} interviews; filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    )
  } finally {
    await services.close()
  }
  const executablePath = await findBrowser()
  if (executablePath === undefined) throw new Error('no Chromium: put one on the PATH, or set IZ_CHROMIUM')
  const app = await startApp(home, ['--library', library])
  let browser: Browser | null = null
  try {
    browser = await chromium.launch({ executablePath })
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    return (await measureLists(page, app.url, listPlaces(interviewId ?? ''))) && ok
  } finally {
    await browser?.close()
    await app.stop()
  }
}

function listPlaces(interviewId: string): ListPlace[] {
  return [
    { name: 'speakers', href: '/speakers', row: '[data-index] a' },
    { name: 'pipeline, board', href: '/speakers/board', row: '[data-card]' },
    { name: 'pipeline, table', href: '/speakers/board?view=table', row: '[data-index] a' },
    { name: 'ranking', href: '/speakers/compare', row: 'ol a[href^="/speakers/"]' },
    { name: 'questions', href: '/questions', row: '[data-row-button]' },
    { name: 'interviews', href: '/interviews', row: 'tbody a[href^="/interviews/"]' },
    { name: 'calendar', href: '/calendar', row: '[role=gridcell] div' },
    { name: 'bank beside a plan', href: `/interviews/${interviewId}/plan`, row: '[data-bank-row]' },
  ]
}

async function measureLists(page: Page, url: string, places: readonly ListPlace[]): Promise<boolean> {
  const cdp = await page.context().newCDPSession(page)
  await countThreadTime(cdp)
  // What this machine can do now: rows that are all there, and nothing else to do.
  await page.setContent(
    `<div style="height: 600px; overflow: auto">${'<p>Туған жерге оралу</p>'.repeat(1500)}</div>`,
  )
  const bare = await scrollList(page, cdp, 'p')
  if (!bare) throw new Error('the bare page does not scroll')
  console.log(`${'a bare page scrolls'.padEnd(34)} ${describeScroll(bare)}`)
  await page.goto(url)
  let ok = true
  for (const place of places) {
    const runs: { ms: number; workMs: number }[] = []
    const again: number[] = []
    for (let run = 0; run < 8; run++) {
      await page.goto(new URL('/settings/general', url).href)
      await page.waitForSelector('nav a[aria-current=page]')
      await page.waitForTimeout(300)
      const opened = await openList(page, cdp, place)
      await page.evaluate(() => history.pushState(null, '', '/settings/general'))
      await page.waitForTimeout(200)
      const { ms } = await openList(page, cdp, place)
      if (run === 0) continue
      runs.push(opened)
      again.push(ms)
    }
    const open = quantile(
      runs.map((run) => run.ms),
      0.5,
    )
    const work = quantile(
      runs.map((run) => run.workMs),
      0.5,
    )
    const opens = open < openLimitMs
    console.log(
      `${`${place.name} opens`.padEnd(34)} median ${ms(open)}  page's own work ${ms(work)}  again ${ms(quantile(again, 0.5))} (under ${openLimitMs} ms) ${verdict(opens)}`,
    )
    await page.waitForTimeout(500)
    const scroll = await scrollList(page, cdp, place.row)
    const scrolls =
      !scroll ||
      (scroll.medianMs <= Math.max(onTimeMs, bare.medianMs + 1) &&
        scroll.over25 <= bare.over25 + lateShare &&
        scroll.workMs <= frameMs)
    const words = scroll ? describeScroll(scroll) : 'fits on the screen'
    console.log(`${`${place.name} scrolls`.padEnd(34)} ${words} ${verdict(scrolls)}`)
    ok &&= opens && scrolls
  }
  return ok
}

const ms = (value: number) => `${value.toFixed(1).padStart(6)} ms`
const percent = (share: number) => `${(share * 100).toFixed(1)} %`
const verdict = (ok: boolean) => (ok ? 'ok' : 'TOO SLOW')

function describeScroll({ frames, medianMs, p95Ms, over17, over25, workMs }: ScrollResult): string {
  return `${frames} frames, median ${ms(medianMs)}  95 % ${ms(p95Ms)}  over 17.5 ms ${percent(over17)}, over 25 ms ${percent(over25)}; own work ${ms(workMs)} a frame`
}

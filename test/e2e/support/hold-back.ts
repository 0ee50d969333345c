import type { Page, Route } from '@playwright/test'

/** What is held back of a procedure. */
export interface HeldBack {
  /** How often it was asked so far. */
  asked(): number
  /** Lets go on what was asked and what will be. */
  letGo(): void
}

/** Holds back what the page asks of a route or a procedure (`questions.tree`) until it is let go: the library answers late then. */
export function holdBack(page: Page, procedure: string): Promise<HeldBack> {
  return hold(page, procedure, async (route, gate) => {
    await gate
    // The page may have given it up.
    await route.continue().catch(() => undefined)
  })
}

/** Holds back not what is asked but what is answered: what changes meanwhile is missing in it. */
export function holdAnswers(page: Page, procedure: string): Promise<HeldBack> {
  return hold(page, procedure, async (route, gate) => {
    const response = await route.fetch()
    await gate
    await route.fulfill({ response }).catch(() => undefined)
  })
}

async function hold(
  page: Page,
  procedure: string,
  pass: (route: Route, gate: Promise<void>) => Promise<void>,
): Promise<HeldBack> {
  const gate = Promise.withResolvers<void>()
  let asked = 0
  await page.route(
    (url) => url.pathname.includes(procedure),
    (route) => {
      const passed = pass(route, gate.promise)
      asked += 1
      return passed
    },
  )
  return { asked: () => asked, letGo: gate.resolve }
}

import type { Page, Route } from '@playwright/test'

/** What is held back of a procedure. */
export interface HeldBack {
  /** How often it was asked so far. */
  asked(): number
  /** Lets go on what was asked and what will be. */
  letGo(): void
}

/** Holds back what the page asks of a route or a procedure (`questions.tree`) until it is let go: the library answers late then. */
export async function holdBack(page: Page, procedure: string): Promise<HeldBack> {
  const gate = Promise.withResolvers<void>()
  let asked = 0
  const hold = async (route: Route) => {
    asked += 1
    await gate.promise
    // The page may have given it up.
    await route.continue().catch(() => undefined)
  }
  await page.route((url) => url.pathname.includes(procedure), hold)
  return { asked: () => asked, letGo: gate.resolve }
}

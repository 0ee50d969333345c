import type { Page } from '@playwright/test'

/** Calls the app as its own page does, to prepare what a scenario is about, or to see what the library has. */
export function call<T>(
  page: Page,
  procedure: string,
  input?: unknown,
  method: 'GET' | 'POST' = 'POST',
): Promise<T> {
  return page.evaluate(
    async ([name, value, verb]) => {
      const query = verb === 'GET' ? `?input=${encodeURIComponent(JSON.stringify(value))}` : ''
      const answer = await fetch(`/rpc/${name}${query}`, {
        method: verb,
        headers: { 'content-type': 'application/json' },
        ...(verb === 'GET' ? {} : { body: JSON.stringify(value) }),
      })
      if (!answer.ok) throw new Error(`${name}: ${await answer.text()}`)
      return (await answer.json()).result.data
    },
    [procedure, input ?? null, method] as const,
  ) as Promise<T>
}

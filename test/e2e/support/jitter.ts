import type { BrowserContext } from '@playwright/test'

/** The longest that each is held back, ms. */
const longest = { answer: 900, event: 1500, frame: 300 }

/**
 * Makes every page of the browser a slow computer's by chance: answers of the library, what it tells of changes, and frames come late.
 * Requests keep their order. What depends on who is faster fails now and then here, instead of once in a hundred runs elsewhere.
 */
export async function addJitter(context: BrowserContext, seed: number): Promise<void> {
  await context.addInitScript(
    ([start, most]) => {
      let state = start
      const chance = () => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
        return state / 2 ** 32
      }
      const late = (ms: number) => new Promise((resolve) => setTimeout(resolve, chance() ** 2 * ms))
      const heldBack = (body: ReadableStream<Uint8Array>) =>
        body.pipeThrough(
          new TransformStream<Uint8Array, Uint8Array>({
            async transform(chunk, controller) {
              await late(most.event)
              controller.enqueue(chunk)
            },
          }),
        )

      const { fetch } = window
      window.fetch = async (input, init) => {
        const response = await fetch(input, init)
        await late(most.answer)
        const isEvents = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
        if (!isEvents || !response.body) return response
        const { status, headers } = response
        return new Response(heldBack(response.body), { status, headers })
      }

      const frame = window.requestAnimationFrame.bind(window)
      const cancel = window.cancelAnimationFrame.bind(window)
      const timers = new Map<number, number>()
      window.requestAnimationFrame = (draw) => {
        const id = frame(() => {
          const timer = window.setTimeout(
            () => {
              timers.delete(id)
              draw(performance.now())
            },
            chance() < 0.3 ? chance() * most.frame : 0,
          )
          timers.set(id, timer)
        })
        return id
      }
      window.cancelAnimationFrame = (id) => {
        cancel(id)
        window.clearTimeout(timers.get(id))
        timers.delete(id)
      }
    },
    [seed, longest] as const,
  )
}

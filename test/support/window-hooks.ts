import { QueryClientProvider } from '@tanstack/react-query'
import { type ComponentProps, createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, vi } from 'vitest'
import { Router } from 'wouter'
import { createHandler } from '../../src/main/http/handler.ts'
import type { Services } from '../../src/main/services/services.ts'
import { queryClient } from '../../src/renderer/lib/trpc.ts'

type Gates = Map<string, Promise<void>>

/** Requests, or their answers, that are kept back until they are let go, by a part of the address. */
const held: { request: Gates; answer: Gates } = { request: new Map(), answer: new Map() }
/** Addresses of the requests that are on their way or answered. */
const sent: string[] = []

/** A server takes 16 KB as the line and the headers of a request; this leaves room for the headers. */
const longestAddress = 8000

async function pass(gates: Gates, address: string): Promise<void> {
  for (const [part, letGo] of gates) if (address.includes(part)) await letGo
}

/** The window's calls go to these services; gives the function that ends that. */
export function connectWindow(services: Services): () => void {
  const handler = createHandler({ services, rendererDir: null })
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    if (address.length > longestAddress) return new Response('{}', { status: 431 })
    await pass(held.request, address)
    sent.push(address)
    const answer = await handler(new Request(new URL(address, 'http://window.test'), init))
    await pass(held.answer, address)
    return answer
  })
  return () => vi.unstubAllGlobals()
}

/** Keeps back what is asked from now on, or what is answered; gives the function that lets it go. */
export function hold(what: keyof typeof held, part: string): () => void {
  const { promise, resolve } = Promise.withResolvers<void>()
  held[what].set(part, promise)
  return () => {
    held[what].delete(part)
    resolve()
  }
}

/** Waits until a request to this address has left the window. */
export async function left(part: string): Promise<void> {
  await vi.waitFor(() => expect(sent.join()).toContain(part))
}

/** Nothing is kept back, and nothing known. */
export function forget(): void {
  held.request.clear()
  held.answer.clear()
  sent.length = 0
  queryClient.clear()
}

/** Waits until nothing is on its way. */
export async function quiet(): Promise<void> {
  await vi.waitFor(() => expect(queryClient.isMutating() + queryClient.isFetching()).toBe(0))
}

function Use({ useIt, take }: { useIt: () => unknown; take: (got: unknown) => void }) {
  take(useIt())
  return null
}

/** What a hook gives to the component that uses it. */
export function given<T>(useHook: () => T): T {
  const got: unknown[] = []
  const use = createElement(Use, { useIt: useHook, take: (one) => got.push(one) })
  const nowhere = { ssrPath: '/' } as ComponentProps<typeof Router>
  const routed = createElement(Router, nowhere, use)
  renderToString(createElement(QueryClientProvider, { client: queryClient }, routed))
  return got[0] as T
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHandler } from '../../src/main/http/handler.ts'
import { makeContractApp } from './support/app.ts'
import { type Mount, mountKinds } from './support/mounts.ts'

describe.each(mountKinds)('the page by %s', (_name, open) => {
  const app = makeContractApp()
  let mount: Mount
  beforeAll(async () => {
    mount = await open(app.handler)
  })
  afterAll(() => mount.close())

  it.each(['/', '/interviews/i1/subtitles', '/settings?tab=models', '/media/t1'])(
    '%s is a screen of it',
    async (path) => {
      const response = await mount.fetch(path)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(await response.text()).toContain('Iz Studio')
    },
  )

  it.each([
    ['/assets/index-B8x_2kLq.js', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['/assets/worker-AAAAbbbb.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
    ['/icon.svg', 'image/svg+xml', 'private, no-cache'],
  ])('%s has its type and its time to live', async (path, type, cache) => {
    const response = await mount.fetch(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('cache-control')).toBe(cache)
    const again = await mount.fetch(path, {
      headers: { 'if-none-match': response.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
    const head = await mount.fetch(path, { method: 'HEAD' })
    expect(Number(head.headers.get('content-length'))).toBe((await response.arrayBuffer()).byteLength)
    expect(await head.text()).toBe('')
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/%00.txt',
    '/%2fetc%2fpasswd.txt',
    '/assets/missing-AAAAbbbb.js',
  ])('%s leads nowhere', async (path) => {
    const response = await mount.fetch(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('outside')
  })

  it('refuses an address that is not one', async () => {
    const response = await mount.fetch('/%ff%fe')
    expect([response.status, await response.json()]).toEqual([
      400,
      { code: 'invalid_input', params: { field: 'address' } },
    ])
  })

  it('is read, never written', async () => {
    const response = await mount.fetch('/index.html', { method: 'PUT', body: 'x' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  it.each(['/', '/assets/index-B8x_2kLq.js', '/nothing.txt', '/rpc/interviews.list', '/events?after=x'])(
    '%s carries the headers that keep the page to itself',
    async (path) => {
      const response = await mount.fetch(path)
      await response.body?.cancel()
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'self'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/)
      expect(policy).not.toContain("'unsafe-eval'")
      expect(policy).not.toContain('http')
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(response.headers.get('access-control-allow-origin')).toBeNull()
    },
  )
})

it('is not there when the handler serves the API alone', async () => {
  const { handler } = makeContractApp()
  expect((await handler(new Request('http://direct.test/'))).status).toBe(200)
  const alone = createHandler({ services: {} as never, rendererDir: null })
  expect((await alone(new Request('http://direct.test/'))).status).toBe(404)
})

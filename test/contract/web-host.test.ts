import { once } from 'node:events'
import { request as nodeRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startWebHost, type WebHost } from '../../src/main/web/host.ts'
import { promptMs } from '../support/promptness.ts'
import { makeContractApp } from './support/app.ts'

const hosts: WebHost[] = []
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()))
})

const app = makeContractApp()

async function start() {
  let reached = 0
  const host = await startWebHost({
    handler: (request) => {
      reached += 1
      return app.handler(request)
    },
  })
  hosts.push(host)
  return { host, reached: () => reached }
}

/** node:http sends the headers it is given; fetch would put its own in their place. */
async function send(host: WebHost, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const request = nodeRequest({ host: '127.0.0.1', port: host.port, path, method, headers, setHost: false })
  request.setHeader('host', headers.host ?? `127.0.0.1:${host.port}`)
  request.end()
  const [response] = (await once(request, 'response')) as [import('node:http').IncomingMessage]
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) text += chunk
  return { status: response.statusCode, headers: response.headers, text }
}

async function signIn(host: WebHost, name = '127.0.0.1') {
  const reply = await send(host, host.url.slice(host.origin.length), { host: `${name}:${host.port}` })
  const cookie = reply.headers['set-cookie']?.[0] ?? ''
  return { reply, cookie, pair: cookie.split(';')[0] ?? '' }
}

describe('the token', () => {
  it('is exchanged for a cookie that scripts and other sites cannot use', async () => {
    const { host } = await start()
    expect(host.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/)
    const { reply, cookie, pair } = await signIn(host)
    expect([reply.status, reply.headers.location]).toEqual([303, '/'])
    expect(cookie).toMatch(/^iz_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(cookie).not.toContain(new URL(host.url).searchParams.get('token'))
    const page = await send(host, '/', { cookie: pair })
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('Iz Studio')])
  })

  it('works once', async () => {
    const { host } = await start()
    const { pair } = await signIn(host)
    const again = await signIn(host)
    expect([again.reply.status, again.cookie]).toEqual([403, ''])
    const reopened = await send(host, host.url.slice(host.origin.length), { cookie: pair })
    expect([reopened.status, reopened.headers.location]).toEqual([303, '/'])
  })

  it('is not spent by looking (HEAD), by a wrong guess, or on another address', async () => {
    const { host } = await start()
    const path = host.url.slice(host.origin.length)
    expect((await send(host, path, {}, 'HEAD')).status).toBe(403)
    expect((await send(host, `/?token=${'A'.repeat(43)}`)).status).toBe(403)
    expect((await send(host, `/?token=`)).status).toBe(403)
    expect((await send(host, path.replace('/?', '/rpc/interviews.list?'))).status).toBe(403)
    expect((await signIn(host, 'localhost')).reply.status).toBe(303)
  })

  it('of one run does not open another', async () => {
    const [first, second] = [await start(), await start()]
    const { pair } = await signIn(first.host)
    const value = pair.split('=')[1] ?? ''
    const reply = await send(second.host, '/', { cookie: `iz_${second.host.port}=${value}` })
    expect(reply.status).toBe(403)
  })
})

describe('the guard', () => {
  const api = '/rpc/interviews.list'

  it.each([
    ['no cookie', {}, api],
    ['a wrong cookie', { cookie: 'iz_PORT=nonsense' }, api],
    ['another Host', { host: 'iz.example:PORT' }, api],
    ['a Host that only begins well', { host: '127.0.0.1:PORT.example' }, api],
    ['the Host of another port', { host: '127.0.0.1:1' }, api],
    ['a Host without a port', { host: '127.0.0.1' }, api],
    ['another Origin', { origin: 'https://example.org' }, api],
    ['a local Origin of another port', { origin: 'http://127.0.0.1:1' }, api],
    ['an opaque Origin', { origin: 'null' }, api],
    ['the other allowed name as Origin', { origin: 'http://localhost:PORT' }, api],
    ['a fetch from another site', { 'sec-fetch-site': 'cross-site' }, api],
    ['a fetch from another port', { 'sec-fetch-site': 'same-site' }, api],
    ['a link on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, '/'],
    ['a target that is no path', {}, 'http://example.org/'],
  ])('refuses %s before anything is routed', async (what, headers, path) => {
    const { host, reached } = await start()
    const { pair } = await signIn(host)
    const sent: Record<string, string> = what === 'no cookie' ? {} : { cookie: pair }
    for (const [name, value] of Object.entries(headers)) sent[name] = value.replace('PORT', String(host.port))
    const reply = await send(host, path, sent)
    expect(reply.status).toBe(403)
    expect(JSON.parse(reply.text)).toEqual({ code: 'not_allowed', params: {} })
    expect(reply.headers['access-control-allow-origin']).toBeUndefined()
    expect(reached()).toBe(0)
  })

  it.each(['OPTIONS', 'DELETE', 'TRACE', 'PATCH'])('refuses %s', async (method) => {
    const { host, reached } = await start()
    const { pair } = await signIn(host)
    const reply = await send(host, '/', { cookie: pair, origin: 'https://example.org' }, method)
    expect(reply.status).toBe(403)
    expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(reached()).toBe(0)
  })

  it('lets its own page in, by either name', async () => {
    const { host } = await start()
    const { pair } = await signIn(host)
    for (const name of ['127.0.0.1', 'localhost']) {
      const own = {
        cookie: `other=1; ${pair}`,
        host: `${name}:${host.port}`,
        origin: `http://${name}:${host.port}`,
        'sec-fetch-site': 'same-origin',
      }
      expect((await send(host, api, own)).status).toBe(200)
    }
    expect((await send(host, '/', { cookie: pair, 'sec-fetch-site': 'none' })).status).toBe(200)
    const typed = await send(host, '/rpc/jobs.clear', { cookie: pair, 'sec-fetch-site': 'none' }, 'POST')
    expect(typed.status).toBe(403)
  })

  it('tells a person with an old tab what to do, in three languages', async () => {
    const { host } = await start()
    const reply = await send(host, '/interviews/i1', { accept: 'text/html,*/*' })
    expect(reply.status).toBe(403)
    expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
    for (const text of ['қайта іске қосыңыз', 'Запустите приложение ещё раз', 'Start the app again']) {
      expect(reply.text).toContain(text)
    }
  })
})

describe('the host', () => {
  it('listens on the loopback address only', async () => {
    const { host } = await start()
    expect(host.origin).toBe(`http://127.0.0.1:${host.port}`)
    const { networkInterfaces } = await import('node:os')
    const outside = Object.values(networkInterfaces())
      .flat()
      .find((address) => address && !address.internal && address.family === 'IPv4')
    if (!outside) return
    const socket = connect(host.port, outside.address)
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException]
    expect(error.code).toBe('ECONNREFUSED')
  })

  it('says when its port is taken', async () => {
    const { host } = await start()
    await expect(startWebHost({ handler: app.handler, port: host.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    })
  })

  it('closes at once, with an event stream open', async () => {
    const { host } = await start()
    const { pair } = await signIn(host)
    const response = await fetch(`${host.origin}/events`, { headers: { cookie: pair } })
    const began = Date.now()
    await host.close()
    expect(Date.now() - began).toBeLessThan(promptMs)
    await response.text().catch(() => {})
    expect(app.events.listeners.size).toBe(0)
    await expect(fetch(host.origin)).rejects.toThrow()
  })

  it('reads no faster than the client does', async () => {
    const big = 400_000_000
    let made = 0
    const host = await startWebHost({
      handler: async () =>
        new Response(
          new ReadableStream<Uint8Array>({
            pull(controller) {
              made += 1_000_000
              if (made > big) controller.close()
              else controller.enqueue(new Uint8Array(1_000_000))
            },
          }),
        ),
    })
    hosts.push(host)
    const { pair } = await signIn(host)
    const socket = connect(host.port, '127.0.0.1')
    socket.pause()
    socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nCookie: ${pair}\r\n\r\n`)
    await vi.waitFor(() => expect(made).toBeGreaterThan(0), 20_000)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const waiting = made
    expect(waiting).toBeLessThan(50_000_000)
    socket.destroy()
  })

  it('answers 500, and lives on, when the handler itself breaks', async () => {
    const seen: unknown[] = []
    const host = await startWebHost({
      handler: () => Promise.reject(new Error('broken')),
      onError: (error) => seen.push(error),
    })
    hosts.push(host)
    const { pair } = await signIn(host)
    expect((await send(host, '/', { cookie: pair })).status).toBe(500)
    expect((await send(host, '/', { cookie: pair })).status).toBe(500)
    expect(seen).toHaveLength(2)
  })
})

import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { startWebHost, type WebHost } from '../../src/main/web/host.ts'
import { lastPort, startRemembered } from '../../src/main/web/last-port.ts'
import { makeTempDir } from '../support/temp.ts'

const hosts: WebHost[] = []
afterEach(async () => {
  await Promise.all(hosts.splice(0).map((host) => host.close()))
})

/** An app as it starts, with port 0 unless a person asked for one. */
async function launch(configDir: string, asked = 0): Promise<WebHost> {
  const host = await startRemembered(configDir, asked, (port) =>
    startWebHost({ handler: async () => new Response('iz'), port }),
  )
  hosts.push(host)
  return host
}

describe('the remembered port', () => {
  it('is the one of the last start, so that a browser finds again what it kept', async () => {
    const config = makeTempDir()
    const first = await launch(config)
    expect(lastPort(config)).toBe(first.port)
    await hosts.pop()?.close()
    expect((await launch(config)).port).toBe(first.port)
  })

  it('is not overwritten by a second app beside the first', async () => {
    const config = makeTempDir()
    const first = await launch(config)
    const second = await launch(config)
    expect(second.port).not.toBe(first.port)
    expect(lastPort(config)).toBe(first.port)
  })

  it('is not overwritten by a port that was asked for once', async () => {
    const config = makeTempDir()
    const first = await launch(config)
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const free = (server.address() as { port: number }).port
    await new Promise((done) => server.close(done))
    expect((await launch(config, free)).port).toBe(free)
    expect(lastPort(config)).toBe(first.port)
  })

  it('that was asked for and is taken is an error with a code and the port', async () => {
    const { port } = await launch(makeTempDir())
    const refusal = { code: 'port_taken', params: { port } }
    await expect(launch(makeTempDir(), port)).rejects.toMatchObject(refusal)
  })

  it('that the system closes to programs is the same error', async () => {
    const start = async () => {
      throw Object.assign(new Error('listen EACCES'), { code: 'EACCES' })
    }
    const refusal = { code: 'port_taken', params: { port: 80 } }
    await expect(startRemembered(makeTempDir(), 80, start)).rejects.toMatchObject(refusal)
  })
})

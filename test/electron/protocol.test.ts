import type { CustomScheme } from 'electron'
import { expect, it } from 'vitest'
import { mountHandler, registerScheme } from '../../src/main/electron/protocol.ts'

it('registers the scheme as a secure origin that can stream', () => {
  let schemes: CustomScheme[] = []
  registerScheme({
    registerSchemesAsPrivileged: (custom) => {
      schemes = custom
    },
  })
  expect(schemes).toEqual([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
})

it('gives the handler what is asked of app://iz, and nothing asked of another host', async () => {
  const asked: string[] = []
  let handle: (request: Request) => Response | Promise<Response> = () => Response.error()
  const protocol: Parameters<typeof mountHandler>[0] = {
    handle: (scheme, handler) => {
      expect(scheme).toBe('app')
      handle = handler
    },
  }
  mountHandler(protocol, async (request) => {
    asked.push(request.url)
    return new Response('here')
  })
  expect(await (await handle(new Request('app://iz/media/t1/playable'))).text()).toBe('here')
  expect((await handle(new Request('app://other/media/t1/playable'))).status).toBe(404)
  expect(asked).toEqual(['app://iz/media/t1/playable'])
})

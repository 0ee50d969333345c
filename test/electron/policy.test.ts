import { describe, expect, it } from 'vitest'
import {
  installPolicy,
  type PolicyApp,
  type PolicyContents,
  type PolicySession,
} from '../../src/main/electron/policy.ts'

type RequestHandler = Parameters<PolicySession['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<PolicySession['setPermissionCheckHandler']>[0]

function install() {
  const listeners = new Map<string, (details: { url: string; preventDefault(): void }) => void>()
  let openWindow: ((details: { url: string }) => { action: 'deny' }) | undefined
  const opened: string[] = []
  const contents: PolicyContents = {
    on(event: string, listener: (details: { url: string; preventDefault(): void }) => void) {
      listeners.set(event, listener)
    },
    setWindowOpenHandler(handler) {
      openWindow = handler
    },
  }
  const app: PolicyApp = { on: (_event, listener) => listener({}, contents) }
  let request: RequestHandler | undefined
  let check: CheckHandler | undefined
  let device: (() => boolean) | undefined
  const session: PolicySession = {
    setPermissionRequestHandler: (handler) => {
      request = handler
    },
    setPermissionCheckHandler: (handler) => {
      check = handler
    },
    setDevicePermissionHandler: (handler) => {
      device = handler
    },
  }
  installPolicy(app, session, {
    openExternal: async (url) => {
      opened.push(url)
      throw new Error('no browser here')
    },
  })
  return {
    /** Whether the event is stopped. */
    stops(event: string, url = ''): boolean {
      let prevented = false
      const listener = listeners.get(event)
      if (!listener) throw new Error(`nothing listens to ${event}`)
      listener({
        url,
        preventDefault: () => {
          prevented = true
        },
      })
      return prevented
    },
    openWindow: (url: string) => openWindow?.({ url }),
    opened,
    asks(permission: string, url: string): boolean {
      let granted = false
      request?.({ getURL: () => url }, permission, (answer) => (granted = answer), {})
      return granted
    },
    has: (permission: string, origin: string) => check?.({}, permission, origin),
    device: () => device?.(),
  }
}

describe('the policy', () => {
  it.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])(
    'keeps the page at home (%s)',
    (event) => {
      const policy = install()
      expect(policy.stops(event, 'app://iz/interviews/i1')).toBe(false)
      for (const url of [
        'https://example.org/',
        'http://127.0.0.1/',
        'file:///etc/passwd',
        'app://iz.example/',
        'app://user@iz/',
        'app://iz:80/',
        'data:text/html,x',
        'javascript:alert(1)',
        'about:blank',
        'not an address',
      ]) {
        expect([url, policy.stops(event, url)]).toEqual([url, true])
      }
    },
  )

  it('opens no window and no webview', () => {
    const policy = install()
    expect(policy.openWindow('app://iz/')).toEqual({ action: 'deny' })
    expect(policy.stops('will-attach-webview')).toBe(true)
  })

  it('gives a link to the web to the browser, and nothing else', () => {
    const policy = install()
    for (const url of ['https://2gis.kz/almaty?q=Абай', 'http://example.org/']) {
      expect(policy.openWindow(url)).toEqual({ action: 'deny' })
    }
    expect(policy.opened).toEqual([
      'https://2gis.kz/almaty?q=%D0%90%D0%B1%D0%B0%D0%B9',
      'http://example.org/',
    ])
    for (const url of [
      'app://iz/consent-files/f1',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,x',
      'smb://host/share',
      'ms-settings:',
      'mailto:a@b.kz',
      'https://name:word@example.org/',
      'not an address',
    ]) {
      expect(policy.openWindow(url)).toEqual({ action: 'deny' })
    }
    expect(policy.opened).toHaveLength(2)
  })

  it('grants its own page full screen and writing to the clipboard, and nothing else to anyone', () => {
    const policy = install()
    for (const permission of ['fullscreen', 'clipboard-sanitized-write']) {
      expect(policy.asks(permission, 'app://iz/')).toBe(true)
      expect(policy.has(permission, 'app://iz/')).toBe(true)
      expect(policy.asks(permission, 'https://example.org/')).toBe(false)
      expect(policy.has(permission, 'https://example.org/')).toBe(false)
    }
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'local-fonts',
      'hid',
    ]) {
      expect(policy.asks(permission, 'app://iz/')).toBe(false)
      expect(policy.has(permission, 'app://iz/')).toBe(false)
    }
    expect(policy.device()).toBe(false)
  })
})

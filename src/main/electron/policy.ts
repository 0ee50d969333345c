import { isAppAddress } from './protocol.ts'

interface Preventable {
  preventDefault(): void
}

/** What the policy needs of Electron's `WebContents`. */
export interface PolicyContents {
  on(
    event: 'will-navigate' | 'will-redirect',
    listener: (details: Preventable & { url: string }) => void,
  ): unknown
  on(event: 'will-frame-navigate', listener: (details: Preventable & { url: string }) => void): unknown
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void
}

/** What the policy needs of Electron's `App`. */
export interface PolicyApp {
  on(event: 'web-contents-created', listener: (event: unknown, contents: PolicyContents) => void): unknown
}

/** What the policy needs of Electron's `Session`. */
export interface PolicySession {
  setPermissionRequestHandler(
    handler: (
      contents: { getURL(): string },
      permission: string,
      callback: (granted: boolean) => void,
      details: { requestingUrl?: string },
    ) => void,
  ): void
  setPermissionCheckHandler(
    handler: (contents: unknown, permission: string, requestingOrigin: string) => boolean,
  ): void
  setDevicePermissionHandler(handler: () => boolean): void
}

/** What the policy needs of Electron's `Shell`. */
export interface PolicyShell {
  openExternal(url: string): Promise<void>
}

/** Full screen, a screen that stays awake on the set, and putting text on the clipboard; nothing reads a camera, a place or the clipboard. */
const granted: readonly string[] = ['fullscreen', 'screen-wake-lock', 'clipboard-sanitized-write']

/**
 * The page stays the app's own: no navigation away (a frame included), no new window, no webview, no permission beyond `granted`.
 * A link to the web that a person opens (a map, a licence) goes to their browser; nothing else leaves the app.
 * https://www.electronjs.org/docs/latest/tutorial/security, items 5, 13, 14 and 15.
 */
export function installPolicy(app: PolicyApp, session: PolicySession, shell: PolicyShell): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (details: Preventable & { url: string }) => {
      if (!isAppAddress(details.url)) details.preventDefault()
    }
    contents.on('will-navigate', stay)
    contents.on('will-redirect', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      // Without a browser on the machine nothing opens; the page has no use for the error.
      if (isWebAddress(url)) void shell.openExternal(new URL(url).href).catch(() => {})
      return { action: 'deny' }
    })
  })
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    callback(granted.includes(permission) && isAppAddress(details.requestingUrl ?? contents.getURL()))
  })
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => granted.includes(permission) && isAppAddress(origin),
  )
  session.setDevicePermissionHandler(() => false)
}

/** http(s) without a name and a password in it; any other scheme may start a program. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}

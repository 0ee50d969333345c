import type { BrowserWindowConstructorOptions } from 'electron'
import { appOrigin } from './protocol.ts'
import {
  type Rectangle,
  readWindowState,
  visibleBounds,
  type WindowState,
  writeWindowState,
} from './window-state.ts'

/** What is used of Electron's `BrowserWindow`. */
export interface AppWindow {
  loadURL(url: string): Promise<void>
  show(): void
  maximize(): void
  isMaximized(): boolean
  getNormalBounds(): Rectangle
  once(event: 'ready-to-show', listener: () => void): unknown
  on(event: 'close', listener: () => void): unknown
}

/** The options of a window. The page runs without Node, in the sandbox, in a world apart from the preload script. */
export function windowOptions(options: {
  preload: string
  dark: boolean
  bounds: Rectangle | null
}): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    ...options.bounds,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Iz Studio',
    backgroundColor: options.dark ? '#1a1b1e' : '#ffffff',
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  }
}

/** Opens the app's window where it was last time, if that place is still on a screen, and remembers where it is left. */
export function openWindow<Window extends AppWindow>(options: {
  create(options: BrowserWindowConstructorOptions): Window
  preload: string
  stateFile: string
  dark: boolean
  workAreas: readonly Rectangle[]
}): Window {
  const state: WindowState | null = readWindowState(options.stateFile)
  const bounds = state ? visibleBounds(state.bounds, options.workAreas) : null
  const window = options.create(windowOptions({ preload: options.preload, dark: options.dark, bounds }))
  if (state?.maximised) window.maximize()
  // Shown only once painted: no white flash.
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    writeWindowState(options.stateFile, {
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
    })
  })
  void window.loadURL(`${appOrigin}/`)
  return window
}

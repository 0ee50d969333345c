import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindowConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { type AppWindow, openWindow } from '../../src/main/electron/window.ts'
import { type Rectangle, readWindowState, visibleBounds } from '../../src/main/electron/window-state.ts'
import { makeTempDir } from '../support/temp.ts'

const screen: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 }
const dir = makeTempDir('window')

function open(stateFile: string, dark = false) {
  let given: BrowserWindowConstructorOptions = {}
  const listeners = new Map<string, () => void>()
  const calls: string[] = []
  const bounds = { x: 100, y: 80, width: 1500, height: 900 }
  const window: AppWindow = {
    loadURL: async (url) => void calls.push(`load ${url}`),
    show: () => void calls.push('show'),
    maximize: () => void calls.push('maximize'),
    isMaximized: () => true,
    getNormalBounds: () => bounds,
    once: (event, listener) => listeners.set(event, listener),
    on: (event, listener) => listeners.set(event, listener),
  }
  openWindow({
    create(options) {
      given = options
      return window
    },
    preload: '/out/preload/index.cjs',
    stateFile,
    dark,
    workAreas: [screen],
  })
  return { given, calls, emit: (event: string) => listeners.get(event)?.() }
}

describe('the window', () => {
  it('runs its page in the sandbox, without Node', () => {
    const { given } = open(join(dir, 'none.json'))
    expect(given.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      preload: '/out/preload/index.cjs',
    })
  })

  it('shows the page only once it is painted, on a ground of its own brightness', () => {
    const { given, calls, emit } = open(join(dir, 'none.json'), true)
    expect([given.show, given.backgroundColor]).toEqual([false, '#1a1b1e'])
    expect(calls).toEqual(['load app://iz/'])
    emit('ready-to-show')
    expect(calls).toEqual(['load app://iz/', 'show'])
  })

  it('comes back where it was left', () => {
    const stateFile = join(dir, 'жаңа', 'window.json')
    open(stateFile).emit('close')
    expect(readWindowState(stateFile)).toEqual({
      bounds: { x: 100, y: 80, width: 1500, height: 900 },
      maximised: true,
    })
    const again = open(stateFile)
    expect(again.given).toMatchObject({ x: 100, y: 80, width: 1500, height: 900 })
    expect(again.calls[0]).toBe('maximize')
  })

  it('opens in its first size when what was kept makes no sense', () => {
    for (const text of ['', '{', '{"bounds":{"x":"a"}}', '{"bounds":{"x":0,"y":0,"width":-5,"height":1}}']) {
      const stateFile = join(dir, 'bad.json')
      writeFileSync(stateFile, text)
      const { given } = open(stateFile)
      expect([given.x, given.width]).toEqual([undefined, 1440])
    }
  })

  it('does not open on a screen that is gone', () => {
    const at = (x: number, y: number) => visibleBounds({ x, y, width: 1200, height: 800 }, [screen])
    expect(at(2000, 100)).toBeNull()
    expect(at(-1150, 100)).toBeNull()
    expect(at(100, 1030)).toBeNull()
    expect(at(100, -200)).toBeNull()
    expect(at(1800, 500)).not.toBeNull()
    expect(
      visibleBounds({ x: 2000, y: 0, width: 1200, height: 800 }, [screen, { ...screen, x: 1920 }]),
    ).not.toBeNull()
  })
})

import { chmodSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import { hardNamedCopy } from '../support/hard-named-copy.ts'
import { makeTempDir } from '../support/temp.ts'

const copy = hardNamedCopy()

/** Puts a program where Electron's is looked for: it says where it was started and with what, and ends with this number. */
function electronEndingWith(code: number): void {
  const at = (...names: string[]) => join(copy, 'node_modules', 'electron', ...names)
  rmSync(at(), { recursive: true, force: true })
  mkdirSync(at('dist'), { recursive: true })
  writeFileSync(at('package.json'), '{"version":"1.0.0"}')
  writeFileSync(at('dist', 'version'), '1.0.0')
  writeFileSync(at('path.txt'), 'electron')
  writeFileSync(at('dist', 'electron'), `#!/bin/sh\npwd -P\nshift\necho "$@"\nexit ${code}\n`)
  chmodSync(at('dist', 'electron'), 0o755)
}

function start(args: string[], cwd: string, env: Record<string, string> = {}) {
  const home = makeTempDir('home')
  return execa(process.execPath, [join(copy, 'scripts', 'start.mjs'), ...args], {
    cwd,
    env: {
      ...{ DISPLAY: ':0', IZ_NO_ELECTRON: '', INIT_CWD: undefined, ...env },
      ...{ IZ_CONFIG_DIR: join(home, 'config'), IZ_LIBRARY_DIR: join(home, 'library') },
    },
    reject: false,
    timeout: 60_000,
  })
}

describe.skipIf(process.platform === 'win32')('`npm start` with Electron', () => {
  it('ends as the app does when what was asked for cannot be done, and does not blame Electron', async () => {
    electronEndingWith(2)
    const { exitCode, stderr } = await start(['--library'], copy)
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: '' })
  })

  it('tries the browser host where Electron fails by itself', async () => {
    electronEndingWith(127)
    const { exitCode, stderr } = await start(['--no-open', '--port', 'none'], copy)
    expect(stderr).toMatch(/Electron does not start on this system.*\n.*--port takes a number/)
    expect(exitCode).toBe(1)
  })

  it('starts the app in the folder where the command was typed, also by way of npm', async () => {
    electronEndingWith(0)
    const folder = makeTempDir('typed')
    const told = `${realpathSync(folder)}\n--library ./x`
    expect((await start(['--library', './x'], folder)).stdout).toBe(told)
    expect((await start(['--library', './x'], copy, { INIT_CWD: folder })).stdout).toBe(told)
  })
})

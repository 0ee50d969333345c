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

function start(args: string[], cwd: string, env: Record<string, string | undefined> = {}) {
  const home = makeTempDir('home')
  return execa(process.execPath, [join(copy, 'scripts', 'start.mjs'), ...args], {
    cwd,
    env: {
      ...{ DISPLAY: ':0', IZ_NO_ELECTRON: '', LC_ALL: 'C', INIT_CWD: undefined, ...env },
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
    expect(stderr).toMatch(
      /Electron does not start on this system.*\n.*\[invalid_input\] --port "none" \(0–65535\)/,
    )
    expect(exitCode).toBe(1)
  })

  it.each<[string, number, Record<string, string | undefined>, RegExp]>([
    ['Electron fails', 127, {}, /Electron does not start on this system/],
    ['there is no display', 0, { DISPLAY: undefined, WAYLAND_DISPLAY: undefined }, /there is no display/],
  ])('leaves out in the browser, where %s, what was meant for Electron', async (_, code, env, why) => {
    electronEndingWith(code)
    const asked = ['--no-sandbox', '--no-open', '--lang=ru', '-x', '--port', 'none', 'more']
    const { exitCode, stderr } = await start(asked, copy, env)
    const [reason, ...rest] = stderr.split('\n')
    expect(reason).toMatch(why)
    const leftOut = (option: string) =>
      `Iz Studio: the browser host has no option “${option}”; it is left out.`
    expect(rest).toEqual([
      ...['--no-sandbox', '--lang=ru', '-x', 'more'].map(leftOut),
      'Iz Studio: That value does not fit here. [invalid_input] --port "none" (0–65535)',
    ])
    expect(exitCode).toBe(1)
  })

  it('leaves to Electron the options that it does not have', async () => {
    electronEndingWith(0)
    expect((await start(['--no-sandbox'], copy)).stdout).toMatch(/\n--no-sandbox$/)
  })

  it('refuses an option that it does not have at once, and names the way out, in the language of the system', async () => {
    const { exitCode, stderr } = await start(['--web', '--libary=x'], copy, { LC_ALL: 'ru_RU.UTF-8' })
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: 'Iz Studio: параметра «--libary=x» нет (npm start -- --help покажет, какие есть).',
    })
  })

  it.each([
    ['kk_KZ.UTF-8', /^Қолданылуы: /],
    ['ru_KZ.UTF-8', /^Использование: /],
    ['en_US.UTF-8', /^Usage: /],
  ])('lists its options (%s)', async (locale, beginning) => {
    const { exitCode, stdout, stderr } = await start(['--help'], copy, { LC_ALL: locale })
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toMatch(beginning)
    const listed = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option)
    expect(listed).toEqual(['--web', '--no-open', '--port', '--library', '--demo', '--help'])
  })

  it('starts the app in the folder where the command was typed, also by way of npm', async () => {
    electronEndingWith(0)
    const folder = makeTempDir('typed')
    const told = `${realpathSync(folder)}\n--library ./x`
    expect((await start(['--library', './x'], folder)).stdout).toBe(told)
    expect((await start(['--library', './x'], copy, { INIT_CWD: folder })).stdout).toBe(told)
  })
})

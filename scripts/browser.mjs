// Finds a Chromium for the tests: one on the PATH, else the one Playwright installs, else Debian's package.
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

function onPath() {
  const found = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      names.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)),
    )
  return found.find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test')
  const file = chromium.executablePath()
  if (existsSync(file)) return file
  const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli'))
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 })
  return existsSync(file) ? file : undefined
}

function debianBrowser() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return undefined
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: 'ignore',
  })
  return onPath()
}

/** The path of a Chromium that can be started, or undefined when none can be had. */
export async function findBrowser() {
  return process.env.IZ_CHROMIUM ?? onPath() ?? (await playwrightBrowser()) ?? debianBrowser()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = await findBrowser()
  if (file === undefined) {
    console.error('No Chromium: put one on the PATH, or set IZ_CHROMIUM to its path.')
    process.exitCode = 1
  } else console.log(file)
}

// Runs every check of the project in turn and ends with one line: `N passed, N failed`.
// `npm test -- types unit` runs only the named steps.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browser.mjs'
import { playwrightCounts, summary, vitestCounts } from './test-report.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = join(root, '.cache', 'test')
mkdirSync(reports, { recursive: true })
// Spaces, quotes and Cyrillic letters in paths are the normal case for the people who use the app.
const temp = join(process.env.IZ_TEST_TMP ?? tmpdir(), `Iz сынақ "қ" 'ә`)
mkdirSync(temp, { recursive: true })
const env = {
  ...process.env,
  ...withFfmpeg(),
  TMPDIR: temp,
  TMP: temp,
  TEMP: temp,
  FORCE_COLOR: process.env.FORCE_COLOR ?? '0',
}

/**
 * The tests make and measure recordings with ffmpeg; a machine without one uses what npm has installed, as the app does. The two
 * programs are put side by side, as every ffmpeg on a PATH is.
 */
function withFfmpeg() {
  const programs = ['ffmpeg', 'ffprobe']
  const has = (program) => spawnSync(program, ['-version'], { stdio: 'ignore' }).status === 0
  if (programs.every(has)) return {}
  const folder = join(reports, 'ffmpeg')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  const require = createRequire(import.meta.url)
  for (const program of programs) {
    const { path } = require(`@${program}-installer/${program}`)
    chmodSync(path, 0o755)
    if (process.platform === 'win32') copyFileSync(path, join(folder, `${program}.exe`))
    else symlinkSync(path, join(folder, program))
  }
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  return { [name]: [process.env[name], folder].filter(Boolean).join(delimiter) }
}

function run(command, args, extra = {}) {
  const local = join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${command}.cmd` : command)
  const result = spawnSync(local, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...env, ...extra },
    shell: process.platform === 'win32',
  })
  return result.status === 0
}

const one = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 })

function readReport(file, count, passed) {
  try {
    const counts = count(JSON.parse(readFileSync(file, 'utf8')))
    // A runner that fails without a failing test (a crash, an unhandled error) has failed all the same.
    return passed || counts.failed > 0 ? counts : { ...counts, failed: 1 }
  } catch {
    return one(false)
  }
}

function vitest() {
  const file = join(reports, 'vitest.json')
  rmSync(file, { force: true })
  const passed = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
  return readReport(file, vitestCounts, passed)
}

async function playwright() {
  const browser = await findBrowser()
  if (browser === undefined) {
    console.error('No Chromium was found and none could be installed: the browser tests cannot run.')
    return one(false)
  }
  const file = join(reports, 'playwright.json')
  rmSync(file, { force: true })
  const passed = run('playwright', ['test', '--reporter=list,json'], {
    IZ_CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  })
  return readReport(file, playwrightCounts, passed)
}

const steps = {
  types: () => one(run('tsc', ['-b'])),
  lint: () => one(run('biome', ['ci', '--error-on-warnings', '.'])),
  layers: () =>
    one(
      run('depcruise', [
        'src',
        '--config',
        '.dependency-cruiser.mjs',
        '--output-type',
        'err',
        '--no-progress',
      ]),
    ),
  unused: () => one(run('knip', [])),
  build: () =>
    one(run('node', ['node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn'])),
  unit: vitest,
  browser: playwright,
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in steps))
if (unknown.length > 0) {
  console.error(`Unknown step: ${unknown.join(', ')}. There are: ${Object.keys(steps).join(', ')}.`)
  process.exit(2)
}

const done = []
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n== ${name}`)
  const begun = performance.now()
  const counts = await step()
  done.push({ name, ...counts, seconds: (performance.now() - begun) / 1000 })
}
console.log(`\n${summary(done)}`)
const failed = done.some((step) => step.failed > 0)
process.exitCode = !failed && done.some((step) => step.passed > 0) ? 0 : 1

// `npm start`: builds what changed, then opens the app in Electron, or in the browser where Electron cannot be had.
// `npm start -- --help` lists its options.
// IZ_NO_ELECTRON=1 is the same as --web; IZ_ELECTRON_TIMEOUT_S is how long fetching Electron may take (60).
import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const inRoot = (...parts) => join(root, ...parts)
/** Where the command was typed: npm goes to the project's folder first. Relative paths in the arguments begin there. */
const startedIn = process.env.INIT_CWD ?? process.cwd()
const texts = JSON.parse(
  readFileSync(inRoot('src', 'shared', 'messages', `start.${systemLanguage()}.json`), 'utf8'),
)
const say = (text) => process.stderr.write(`Iz Studio: ${text}\n`)

/** The same answer as src/main/infra/system-language.ts, which the Node that runs this file may be too old to read. */
function systemLanguage() {
  const { language, region } = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale)
  if (language === 'kk' || language === 'ru') return language
  if (region === 'KZ') return 'kk'
  return ['be', 'ky', 'tg', 'uz', 'tt', 'ba'].includes(language) ? 'ru' : 'en'
}

/** The project's own Node 24: whatever Node runs this file, TypeScript and node:sqlite need that one. */
function findNode() {
  const own = inRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(own)) return own
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 2)) return process.execPath
  say(texts.not_installed)
  process.exit(1)
}

/** The newest change, in ms, below a file or folder. */
function newest(path) {
  const info = statSync(path, { throwIfNoEntry: false })
  if (!info) return 0
  if (!info.isDirectory()) return info.mtimeMs
  // A folder's own time says that a file was taken away.
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), info.mtimeMs)
}

function buildIfOld(node) {
  const stamp = inRoot('out', '.built')
  const sources = ['src', 'electron.vite.config.ts', 'package.json', 'package-lock.json'].map((path) =>
    newest(inRoot(path)),
  )
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (built >= Math.max(...sources) && existsSync(inRoot('out', 'renderer', 'index.html'))) return
  say(texts.building)
  const began = new Date()
  const cli = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const build = spawnSync(node, [cli, 'build', '--logLevel', 'error'], { cwd: root, encoding: 'utf8' })
  if (build.status !== 0) {
    process.stderr.write(`${build.stdout}${build.stderr}`)
    say(texts.build_failed)
    process.exit(1)
  }
  writeFileSync(stamp, '')
  // A file saved during the build is newer than what was built.
  utimesSync(stamp, began, began)
}

const electronDir = inRoot('node_modules', 'electron')

/** The Electron program when it is there and of the right version. */
function findElectron() {
  try {
    const read = (...parts) => readFileSync(join(electronDir, ...parts), 'utf8').trim()
    const { version } = JSON.parse(read('package.json'))
    if (read('dist', 'version').replace(/^v/, '') !== version) return null
    const program = join(electronDir, 'dist', read('path.txt'))
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

/** Fetches the program by Electron's own installer; true when it is there now. After a try cut off by the clock, a day passes before the next. */
async function fetchElectron(node) {
  const note = inRoot('.cache', 'electron-too-slow')
  const noted = statSync(note, { throwIfNoEntry: false })
  if (noted && Date.now() - noted.mtimeMs < 24 * 3600_000) return false
  const seconds = Number(process.env.IZ_ELECTRON_TIMEOUT_S) || 60
  const child = spawn(node, [join(electronDir, 'install.js')], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, ELECTRON_GET_NO_PROGRESS: '1' },
  })
  const stopWithUs = () => {
    child.kill('SIGKILL')
    process.exit(130)
  }
  process.once('SIGINT', stopWithUs)
  const waiting = setTimeout(() => say(texts.fetching), 2000)
  let tooSlow = false
  const limit = setTimeout(() => {
    tooSlow = true
    child.kill('SIGKILL')
  }, seconds * 1000)
  await new Promise((resolve) => child.once('close', resolve).once('error', resolve))
  clearTimeout(waiting)
  clearTimeout(limit)
  process.off('SIGINT', stopWithUs)
  mkdirSync(inRoot('.cache'), { recursive: true })
  if (tooSlow) writeFileSync(note, '')
  else rmSync(note, { force: true })
  return findElectron() !== null
}

/** Runs a program in the foreground; resolves with its exit code. */
function run(program, args, env = process.env) {
  const child = spawn(program, args, { cwd: startedIn, stdio: 'inherit', windowsHide: false, env })
  const pass = (signal) => child.kill(signal)
  // Ctrl-C reaches the child by itself when both are on one terminal; a second one would mean "at once".
  const wait = () => {
    if (!process.stdin.isTTY) child.kill('SIGINT')
  }
  process.on('SIGINT', wait)
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, pass)
  return new Promise((resolve) => {
    const end = (code) => {
      process.off('SIGINT', wait)
      for (const signal of ['SIGTERM', 'SIGHUP']) process.off(signal, pass)
      resolve(code)
    }
    child.once('error', () => end(1))
    child.once('close', (code, signal) => end(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}

/** How the app ends when what was asked for cannot be done, in the browser neither: src/main/electron/start-failure.ts. */
const refused = 2

/** The options of the browser host; those of `true` are followed by a value. */
const browserOptions = new Map(
  Object.entries({ '--no-open': false, '--port': true, '--library': true, '--demo': false }),
)

/** Ends the process where there is an option that the browser host does not have. */
function refuseUnknown(args) {
  const unknown = args.find((arg) => arg.startsWith('--') && !browserOptions.has(arg.split('=')[0]))
  if (unknown === undefined) return
  say(texts.unknown_option.replace('{{option}}', () => unknown))
  process.exit(refused)
}

/** The arguments that the browser host understands; what was meant for Electron, as Chromium's options are, is named and left out. */
function keepKnown(args) {
  const kept = []
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at]
    const [name] = arg.split('=')
    if (!browserOptions.has(name)) {
      say(texts.left_out.replace('{{option}}', () => arg))
      continue
    }
    kept.push(arg)
    if (browserOptions.get(name) && name === arg && at + 1 < args.length) kept.push(args[++at])
  }
  return kept
}

/** Why Electron is not used: null when it is, or the sentence that says so. */
async function startElectron(node, args) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return texts.no_display
  }
  const skip = process.env.ELECTRON_SKIP_BINARY_DOWNLOAD
  if (!findElectron() && (skip || !(await fetchElectron(node)))) {
    return texts.no_program
  }
  const began = Date.now()
  const code = await run(findElectron(), [root, ...args])
  // One that ends at once with an error never showed a window: a library or the sandbox it needs is missing here.
  if (![0, 130, refused].includes(code) && Date.now() - began < 5000) {
    return texts.does_not_start
  }
  process.exit(code)
}

const flags = process.argv.slice(2)
if (flags.includes('--help') || flags.includes('-h')) {
  process.stdout.write(`${texts.help}\n`)
  process.exit(0)
}
const node = findNode()
const web = flags.includes('--web') || Boolean(process.env.IZ_NO_ELECTRON)
let rest = flags.filter((flag) => flag !== '--web')

// Before the build, which a person would wait for in vain.
if (web) refuseUnknown(rest)
buildIfOld(node)
if (!web) {
  const why = await startElectron(
    node,
    rest.filter((flag) => flag !== '--no-open'),
  )
  if (why) say(why)
  rest = keepKnown(rest)
}
const quiet = '--disable-warning=ExperimentalWarning'
// The sources are compiled once, not at every start.
const env = { NODE_COMPILE_CACHE: inRoot('.cache', 'node'), ...process.env }
process.exit(await run(node, [quiet, inRoot('src', 'main', 'web', 'main.ts'), ...rest], env))

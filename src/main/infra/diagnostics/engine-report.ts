import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { EngineReport } from '../../services/app/ports.ts'

const require = createRequire(import.meta.url)
const run = promisify(execFile)
const loadMs = 20_000

const engines = [
  { name: 'gigaam', package: 'onnxruntime-node', load: '' },
  {
    name: 'whisper',
    package: '@fugood/whisper.node',
    load: '.then((whisper) => whisper.loadWhisperModule())',
  },
  {
    name: 'parakeet',
    package: '@fugood/whisper.node',
    // Older builds of the same library are without it.
    load: '.then((whisper) => whisper.loadWhisperModule()).then((built) => built.ParakeetContext.name)',
  },
] as const

/**
 * Loads each engine's native library in a process of its own: one that was built for another processor ends the process that
 * loads it. The answer is kept, because it cannot change while the app runs.
 */
export function createEngineReport(): EngineReport {
  let report: ReturnType<EngineReport['engines']> | null = null
  return {
    engines() {
      report ??= Promise.all(engines.map(inspect))
      return report
    },
  }
}

async function inspect(engine: (typeof engines)[number]) {
  const { name, package: packageName } = engine
  const version = versionOf(packageName)
  try {
    const entry = pathToFileURL(require.resolve(packageName)).href
    const program = `import(${JSON.stringify(entry)}).then((m) => m.default ?? m)${engine.load}.then(() => process.exit(0))`
    await run(process.execPath, ['--input-type=module', '-e', program], {
      timeout: loadMs,
      // Inside Electron the program is Electron, which this makes a plain Node.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    })
    return { name, version, ok: true, detail: null }
  } catch (error) {
    const { message, stderr } = error as Error & { stderr?: string }
    return { name, version, ok: false, detail: (stderr || message).trim().slice(-2000) }
  }
}

function versionOf(packageName: string): string | null {
  try {
    // The package's `exports` may not list its package.json: go up from its entry.
    let folder = dirname(require.resolve(packageName))
    for (; dirname(folder) !== folder; folder = dirname(folder)) {
      try {
        const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
        if (manifest.name === packageName) return String(manifest.version)
      } catch {
        // A folder without a manifest; the next one up may have it.
      }
    }
  } catch {
    // Not installed.
  }
  return null
}

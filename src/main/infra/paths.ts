import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

function findProjectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest)) {
      const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name?: string }
      if (name === 'iz-studio') return folder
    }
    const parent = dirname(folder)
    if (parent === folder) throw new Error('the folder of the app was not found')
    folder = parent
  }
}

/** The folder that holds the app's package.json: the repository, or the app's archive once packaged. */
export const projectRoot = findProjectRoot()

/** Absolute path of a file under resources/, wherever the code runs from (source, bundle, package). */
export function resourcePath(...segments: string[]): string {
  return join(projectRoot, 'resources', ...segments)
}

/** The numbered SQL files of the library's schema. */
export const migrationsDir = resourcePath('migrations')

/** The recording of the sample project. */
export const sampleRecordingPath = resourcePath('sample', 'interview.mp4')

/** The model of voice activity that comes with the app. */
export const ownVoiceActivityPath = resourcePath('vad', 'silero_vad.onnx')

/** The small models of the sample project: true models of the true architectures that know forty phrases. */
export const demoModelPaths = {
  gigaam: resourcePath('sample', 'models', 'ctc-fixture.onnx'),
  whisper: resourcePath('sample', 'models', 'ggml-fixture.bin'),
} as const

/** The same, as the engines load them. */
export const demoModelFiles = {
  gigaam: {
    engine: 'gigaam',
    path: demoModelPaths.gigaam,
    vocabularyPath: resourcePath('sample', 'models', 'ctc-fixture-vocab.txt'),
  },
  whisper: { engine: 'whisper', path: demoModelPaths.whisper, vocabularyPath: null },
} as const

/** The app's version, from its package.json. */
export function appVersion(): string {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}

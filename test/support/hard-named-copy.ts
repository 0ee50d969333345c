import { copyFileSync, cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTempDir } from './temp.ts'

const project = join(import.meta.dirname, '..', '..')

/**
 * The app in a folder with the hard name that `makeTempDir` gives. What is started is copied, because
 * Node goes by where a link leads; the rest are links. There is no Electron in it, and its page is one line that counts as built.
 */
export function hardNamedCopy(): string {
  const folder = makeTempDir('copy')
  const at = (...names: string[]) => join(folder, ...names)
  mkdirSync(at('scripts'), { recursive: true })
  cpSync(join(project, 'src'), at('src'), {
    recursive: true,
    filter: (path) => path !== join(project, 'src', 'renderer') && !/\.test\.tsx?$/.test(path),
  })
  cpSync(join(project, 'bin'), at('bin'), { recursive: true })
  for (const name of ['package.json', join('scripts', 'start.mjs')])
    copyFileSync(join(project, name), at(name))
  symlinkSync(join(project, 'resources'), at('resources'), 'junction')
  mkdirSync(at('node_modules'))
  for (const name of readdirSync(join(project, 'node_modules'))) {
    if (name === 'electron' || name.startsWith('.')) continue
    symlinkSync(join(project, 'node_modules', name), at('node_modules', name), 'junction')
  }
  mkdirSync(at('out', 'renderer'), { recursive: true })
  writeFileSync(at('out', 'renderer', 'index.html'), '<!doctype html><title>Iz Studio</title>')
  // Newer than every source: scripts/start.mjs has nothing to build.
  writeFileSync(at('out', '.built'), '')
  return folder
}

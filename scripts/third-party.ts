import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** A part of the app that others have made. */
export interface ThirdParty {
  name: string
  version: string
  /** SPDX expression. */
  licence: string
  url: string | null
  /** The texts of its licences; empty where its package has none. */
  text: string
}

interface Manifest {
  name?: string
  version?: string
  license?: string | { type?: string }
  licenses?: readonly { type?: string }[]
  homepage?: string
  repository?: string | { url?: string }
}

/**
 * What stands inside a package and has a licence of its own that its manifest does not name. The versions are those of the package.
 * whisper.cpp and ggml: https://github.com/ggml-org/whisper.cpp/blob/master/LICENSE
 */
const inside: Readonly<Record<string, readonly Pick<ThirdParty, 'name' | 'licence' | 'url'>[]>> = {
  '@fugood/whisper.node': [
    { name: 'whisper.cpp, ggml', licence: 'MIT', url: 'https://github.com/ggml-org/whisper.cpp' },
  ],
}

/** The folder of the package that a file belongs to, or null for a file of the app. */
function packageOf(file: string): string | null {
  const path = file.replaceAll('\\', '/').replace(/[?#].*$/, '')
  const from = path.lastIndexOf('/node_modules/')
  if (from < 0) return null
  const [scope = '', name = ''] = path.slice(from + '/node_modules/'.length).split('/')
  return `${path.slice(0, from)}/node_modules/${scope.startsWith('@') ? `${scope}/${name}` : scope}`
}

function address({ homepage, repository }: Manifest): string | null {
  const url = homepage ?? (typeof repository === 'string' ? repository : repository?.url)
  if (!url) return null
  const web = url.replace(/^git\+/, '').replace(/^(ssh:\/\/)?git@github\.com[:/]/, 'https://github.com/')
  return /^https?:/.test(web)
    ? web.replace(/\.git$/, '')
    : /^[\w.-]+\/[\w.-]+$/.test(web)
      ? `https://github.com/${web}`
      : null
}

function describe(folder: string): ThirdParty[] {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return []
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  const { name, version = '', license, licenses } = manifest
  if (!name) return []
  const named =
    typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' AND '))
  const text = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
    .join('\n\n')
  const own = { name, version, licence: named ?? '', url: address(manifest), text }
  return [own, ...(inside[name] ?? []).map((part) => ({ ...part, version: '', text: '' }))]
}

interface Locked {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** The folders of what the app's dependencies bring, found as Node finds them; a library's optional partners are not among them. */
function installedToRun(): Set<string> {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const found = new Set<string>()
  const follow = (from: string) => {
    const { dependencies, optionalDependencies } = lock.packages[from] ?? {}
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      let above = from
      let path = join(above, 'node_modules', name).replaceAll('\\', '/')
      while (!(path in lock.packages) && above !== '') {
        above = above.slice(0, Math.max(0, above.lastIndexOf('/node_modules/')))
        path = join(above, 'node_modules', name).replaceAll('\\', '/')
      }
      if (!(path in lock.packages) || found.has(path)) continue
      found.add(path)
      follow(path)
    }
  }
  follow('')
  return found
}

/**
 * What the app is made of that others have made: the packages of `files`, which are those of the page, and all that npm installs for
 * the app to run. Read from the packages themselves; in the order of their names, each once.
 */
export function thirdParties(files: Iterable<string>): ThirdParty[] {
  const folders = new Set<string>()
  for (const file of files) {
    const folder = packageOf(file)
    if (folder) folders.add(folder)
  }
  for (const path of installedToRun()) folders.add(join(root, path).replaceAll('\\', '/'))
  // The desktop shell; for npm a tool of the developer.
  folders.add(join(root, 'node_modules', 'electron').replaceAll('\\', '/'))
  const parts = new Map([...folders].flatMap(describe).map((part) => [`${part.name}@${part.version}`, part]))
  return [...parts.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

interface BuildContext {
  getModuleIds(): Iterable<string>
  emitFile(file: { type: 'asset'; fileName: string; source: string }): void
}

/** For Vite: puts the list beside the page, as `third-party.json`. */
export const thirdPartyList = {
  name: 'iz:third-party',
  generateBundle(this: BuildContext) {
    const source = JSON.stringify(thirdParties(this.getModuleIds()))
    this.emitFile({ type: 'asset', fileName: 'third-party.json', source })
  },
}

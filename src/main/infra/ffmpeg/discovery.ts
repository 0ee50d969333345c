import { constants } from 'node:fs'
import { access, chmod, realpath, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, delimiter, dirname, join } from 'node:path'
import { IzError } from '#shared/error.ts'
import type { FfmpegCandidate, FfmpegOrigin, FfmpegReport } from '../../services/media/ports.ts'
import { capabilityProblems } from './capabilities.ts'
import { createKnownPrograms } from './known-programs.ts'

export interface DiscoveryOptions {
  /** What the user set: an ffmpeg, or the folder it is in; null for none. Asked anew each time, so a change counts at once. */
  settingPath: () => string | null
  /** The folder the host ships ffmpeg in; null where it ships none. */
  bundledDir: string | null
  /** Where good programs are remembered between runs; by default they are not. */
  memoryDir?: string
}

export interface Discovery {
  /** The first candidate that can do all the app needs, by what is remembered of it where it has not changed. @throws ffmpeg_missing, ffmpeg_unsuitable */
  locate(): Promise<FfmpegCandidate>
  /** Asks every candidate anew. */
  report(): Promise<FfmpegReport>
}

interface Place {
  origin: FfmpegOrigin
  ffmpeg: string
  ffprobe: string
}

const exe = process.platform === 'win32' ? '.exe' : ''
/** A Mac program started from the Dock does not get the shell's PATH; these are Homebrew's two homes and MacPorts'. */
const macFolders = ['/opt/homebrew/bin', '/usr/local/bin', '/opt/local/bin']

/**
 * Looks for ffmpeg in the user's setting, the bundle, PATH and the npm installer packages, in that order. A good
 * one is remembered until its files change; candidates after the first good one are looked at only for the report.
 */
export function createDiscovery(options: DiscoveryOptions): Discovery {
  const known = createKnownPrograms(options.memoryDir ?? null)
  const asked = new Map<string, Promise<FfmpegCandidate>>()
  /** Whoever wants to know while a program is being asked waits for the same answer. */
  const ask = (place: Place) => {
    const key = `${place.origin} ${place.ffmpeg}`
    const answer = asked.get(key) ?? inspect(place).finally(() => asked.delete(key))
    asked.set(key, answer)
    return answer.then(async (candidate) => {
      const { problems, version, canToneMap } = candidate
      if (problems.length === 0 && version !== null) await known.remember(place, { version, canToneMap })
      else await known.forget(place)
      return candidate
    })
  }
  const remembered = async (place: Place): Promise<FfmpegCandidate | null> => {
    const found = await known.recall(place)
    return found && { ...place, ...found, problems: [] }
  }

  return {
    async locate() {
      const seen: FfmpegCandidate[] = []
      for (const place of await places(options)) {
        const candidate = (await remembered(place)) ?? (await ask(place))
        if (candidate.problems.length === 0) return candidate
        seen.push(candidate)
      }
      const detail = seen.map((one) => `${one.origin} ${one.ffmpeg}: ${one.problems.join(' ')}`).join('\n')
      const missing = seen.every((one) => one.problems.includes('not_found'))
      throw new IzError(missing ? 'ffmpeg_missing' : 'ffmpeg_unsuitable', {}, { detail })
    },
    async report() {
      const candidates = await Promise.all((await places(options)).map(ask))
      return { chosen: candidates.find((one) => one.problems.length === 0) ?? null, candidates }
    },
  }
}

async function places(options: DiscoveryOptions): Promise<Place[]> {
  const found: Place[] = []
  const setting = options.settingPath()
  if (setting) found.push(await settingPlace(setting))
  if (options.bundledDir) found.push(inFolder('bundled', options.bundledDir))
  found.push(...(await pathPlaces()), installerPlace())
  return found
}

function inFolder(origin: FfmpegOrigin, folder: string): Place {
  return { origin, ffmpeg: join(folder, `ffmpeg${exe}`), ffprobe: join(folder, `ffprobe${exe}`) }
}

async function settingPlace(setting: string): Promise<Place> {
  const isFolder = await stat(setting).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
  if (isFolder) return inFolder('setting', setting)
  // `ffmpeg-7.1` has `ffprobe-7.1` beside it.
  const name = basename(setting)
  const probe = /ffmpeg/i.test(name) ? name.replace(/ffmpeg/i, 'ffprobe') : `ffprobe${exe}`
  return { origin: 'setting', ffmpeg: setting, ffprobe: join(dirname(setting), probe) }
}

/** Every ffmpeg on PATH, links to the same one once; an old one may stand before a good one. */
async function pathPlaces(): Promise<Place[]> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  if (process.platform === 'darwin') folders.push(...macFolders)
  const found = new Map<string, Place>()
  for (const folder of folders) {
    const place = inFolder('path', folder)
    const real = await realpath(place.ffmpeg).catch(() => null)
    if (real && !found.has(real)) found.set(real, place)
  }
  if (found.size === 0) return [{ origin: 'path', ffmpeg: `ffmpeg${exe}`, ffprobe: `ffprobe${exe}` }]
  return [...found.values()]
}

/** @ffmpeg-installer and @ffprobe-installer keep each platform's program in a package of its own. */
function installerPlace(): Place {
  return {
    origin: 'installer',
    ffmpeg: installed('@ffmpeg-installer', 'ffmpeg'),
    ffprobe: installed('@ffprobe-installer', 'ffprobe'),
  }
}

function installed(scope: string, program: string): string {
  const platformPackage = `${scope}/${process.platform}-${process.arch}`
  const wanted = `${platformPackage}/${program}${exe}`
  try {
    const outer = createRequire(import.meta.url).resolve(`${scope}/${program}/package.json`)
    const manifest = createRequire(outer).resolve(`${platformPackage}/package.json`)
    // Programs cannot be started from inside Electron's archive; the packager puts them beside it.
    const folder = dirname(manifest).replace(/([\\/]app\.asar)(?=[\\/])/, '$1.unpacked')
    return join(folder, `${program}${exe}`)
  } catch {
    return wanted
  }
}

async function inspect(place: Place): Promise<FfmpegCandidate> {
  const candidate: FfmpegCandidate = { ...place, version: null, problems: [], canToneMap: false }
  if (!(await exists(place.ffmpeg))) {
    candidate.problems.push('not_found')
    return candidate
  }
  // npm can lose the executable bit, and a bundle can too; a program the user chose is left as it is.
  if (place.origin === 'installer' || place.origin === 'bundled') {
    await makeExecutable(place.ffmpeg)
    await makeExecutable(place.ffprobe)
  }
  return { ...candidate, ...(await capabilityProblems(place.ffmpeg, place.ffprobe)) }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  )
}

async function makeExecutable(path: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    await access(path, constants.X_OK)
  } catch {
    await chmod(path, 0o755).catch(() => {})
  }
}

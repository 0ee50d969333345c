import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the answers come from; tests give their own. */
export interface OsPlace {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  home: string
}

function here(): OsPlace {
  return { platform: process.platform, env: process.env, home: homedir() }
}

/**
 * The folder of the app's own settings: `IZ_CONFIG_DIR`, or the system's place: %APPDATA% on Windows, Application Support on macOS,
 * XDG_CONFIG_HOME elsewhere (https://specifications.freedesktop.org/basedir-spec/). It may not exist yet.
 */
export function configDir({ platform, env, home }: OsPlace = here()): string {
  if (env.IZ_CONFIG_DIR) return env.IZ_CONFIG_DIR
  switch (platform) {
    case 'win32':
      return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Iz Studio')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Iz Studio')
    default:
      return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'iz-studio')
  }
}

/**
 * The app's own folder of speech models, gigabytes large: `IZ_MODELS_DIR`; `models` of the settings where `IZ_CONFIG_DIR` names their place;
 * else the system's place for data that stays on this computer: %LOCALAPPDATA% on Windows (%APPDATA% is copied between the computers of
 * a domain), Application Support on macOS, XDG_DATA_HOME elsewhere. It may not exist yet.
 */
export function modelsDir(place: OsPlace = here()): string {
  const { platform, env, home } = place
  if (env.IZ_MODELS_DIR) return env.IZ_MODELS_DIR
  if (env.IZ_CONFIG_DIR) return join(env.IZ_CONFIG_DIR, 'models')
  switch (platform) {
    case 'win32':
      return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Iz Studio', 'models')
    case 'darwin':
      return join(configDir(place), 'models')
    default:
      return join(env.XDG_DATA_HOME || join(home, '.local', 'share'), 'iz-studio', 'models')
  }
}

/** XDG_DOCUMENTS_DIR of user-dirs.dirs: on a Russian or Kazakh desktop the folder is not called Documents. */
function xdgDocuments(env: OsPlace['env'], home: string): string | null {
  const file = join(env.XDG_CONFIG_HOME || join(home, '.config'), 'user-dirs.dirs')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return null
  }
  const value = /^\s*XDG_DOCUMENTS_DIR="(.+)"\s*$/m.exec(text)?.[1]
  if (!value) return null
  return value.replace(/^\$HOME(?=\/|$)/, () => home).replace(/\\(.)/g, '$1')
}

/**
 * Where a new library goes unless the person says otherwise: `IZ_LIBRARY_DIR`, or `Iz Studio` in the documents folder, or in the
 * home folder where there are no documents.
 */
export function defaultLibraryDir({ platform, env, home }: OsPlace = here()): string {
  if (env.IZ_LIBRARY_DIR) return env.IZ_LIBRARY_DIR
  const unix = platform !== 'win32' && platform !== 'darwin'
  const documents = (unix ? xdgDocuments(env, home) : null) ?? join(home, 'Documents')
  return join(existsSync(documents) ? documents : home, 'Iz Studio')
}

import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** What a person who starts the app asks to see, instead of the library that was open last. */
export interface AskedLibrary {
  /** Opens the library in this folder, an absolute path, or creates it where there is none. */
  library: string | null
  /** Opens the sample project. */
  demo: boolean
}

/** `--library PATH` and `--demo`, as `parseArgs` takes them: the same in every host. */
export const askedLibraryOptions = {
  library: { type: 'string' },
  demo: { type: 'boolean', default: false },
} as const

/** What was typed to start the app cannot be understood; the message is for the terminal. */
export class UsageError extends TypeError {
  override readonly name = 'UsageError'
}

/**
 * The folder that `--library` names; a relative one begins at the folder in which the app was started.
 * @throws UsageError when the name is empty
 */
export function askedFolder(library: string | undefined): string | null {
  if (library === undefined) return null
  if (library === '') throw new UsageError('--library takes a folder')
  return resolve(library)
}

/**
 * The two options among the arguments of a process to which others belong as well: the app's folder, and what Chromium and Node are
 * told.
 * @throws UsageError when one of the two is wrong
 */
export function readAskedLibrary(args: string[]): AskedLibrary {
  const { tokens } = parseArgs({
    args,
    options: askedLibraryOptions,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const own = tokens.flatMap((token) => {
    if (token.kind !== 'option' || !(token.name in askedLibraryOptions)) return []
    return args.slice(token.index, token.index + (token.inlineValue === false ? 2 : 1))
  })
  const { library, demo } = parseOwn(own)
  return { library: askedFolder(library), demo }
}

function parseOwn(args: string[]) {
  try {
    return parseArgs({ args, options: askedLibraryOptions }).values
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error })
  }
}

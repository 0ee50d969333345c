import { parseArgs } from 'node:util'

/** What a person who starts the app asks to see, instead of the library that was open last. */
export interface AskedLibrary {
  /** Opens this library, or creates it where there is none. */
  library: string | null
  /** Opens the sample project. */
  demo: boolean
}

/** `--library PATH` and `--demo`, as `parseArgs` takes them: the same in every host. */
export const askedLibraryOptions = {
  library: { type: 'string' },
  demo: { type: 'boolean', default: false },
} as const

/**
 * The two options among the arguments of a process to which others belong as well: the app's folder, and what Chromium and Node are
 * told.
 * @throws TypeError with a message for the terminal when one of the two is wrong
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
  const { values } = parseArgs({ args: own, options: askedLibraryOptions })
  return { library: values.library ?? null, demo: values.demo }
}

import { parseArgs } from 'node:util'
import { type AskedLibrary, askedFolder, askedLibraryOptions } from '../infra/asked-library.ts'

export interface WebOptions extends AskedLibrary {
  /** Opens the default browser at the address. */
  open: boolean
  /** 0: any free port. */
  port: number
}

/**
 * The flags of the web host: `--no-open`, `--port N`, `--library PATH`, `--demo`.
 * @throws TypeError with a message for the terminal when a flag is unknown or wrong
 */
export function parseWebOptions(args: string[]): WebOptions {
  const { values } = parseArgs({
    args,
    options: {
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      ...askedLibraryOptions,
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new TypeError(`--port takes a number from 0 to 65535, not '${values.port}'`)
  }
  return { open: !values['no-open'], port, library: askedFolder(values.library), demo: values.demo }
}

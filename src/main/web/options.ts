import { parseArgs } from 'node:util'
import { IzError } from '#shared/error.ts'
import { type AskedLibrary, askedFolder, askedLibraryOptions } from '../infra/asked-library.ts'

export interface WebOptions extends AskedLibrary {
  /** Opens the default browser at the address. */
  open: boolean
  /** 0: any free port. */
  port: number
}

/**
 * The flags of the web host: `--no-open`, `--port N`, `--library PATH`, `--demo`.
 * @throws invalid_input for a port that is none; TypeError with a message for the terminal when a flag is unknown or lacks its value
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
    throw new IzError('invalid_input', { option: '--port', value: values.port, allowed: '0–65535' })
  }
  return { open: !values['no-open'], port, library: askedFolder(values.library), demo: values.demo }
}

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IzError } from '#shared/error.ts'
import { makeFolderSync } from '../infra/files/make-folder.ts'
import type { WebHost } from './host.ts'

const fileName = 'web-port'

/** The port of the last start; 0 when there was none. */
export function lastPort(configDir: string): number {
  try {
    const port = Number(readFileSync(join(configDir, fileName), 'utf8'))
    return Number.isInteger(port) && port > 1023 && port < 65_536 ? port : 0
  } catch {
    return 0
  }
}

/**
 * Remembers the port for the next start. What a browser keeps belongs to an address with its port: marks that a window could not send
 * before a crash are found again only there.
 */
export function rememberPort(configDir: string, port: number): void {
  try {
    makeFolderSync(configDir)
    writeFileSync(join(configDir, fileName), String(port))
  } catch {
    // Another port next time is no reason not to start now.
  }
}

/**
 * Starts on the port that was asked for, else (0) on the one of the last start. Only that one is remembered: a port a person chose
 * for once, and the one a second app takes because the first has it, lead nobody back to what a browser keeps.
 * @throws port_taken where the port that was asked for is another program's, or closed by the system
 */
export async function startRemembered(
  configDir: string,
  asked: number,
  start: (port: number) => Promise<WebHost>,
): Promise<WebHost> {
  if (asked !== 0) {
    return start(asked).catch((error: NodeJS.ErrnoException) => {
      const isRefused = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      throw isRefused ? new IzError('port_taken', { port: asked }, { cause: error }) : error
    })
  }
  const last = lastPort(configDir)
  if (last === 0) return remembered(configDir, await start(0))
  return start(last).catch(async (error: unknown) => {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
    const host = await start(0)
    // A port that can never be had again (another system's rules) is no use to remember; a busy one is only busy now.
    return isTaken ? host : remembered(configDir, host)
  })
}

function remembered(configDir: string, host: WebHost): WebHost {
  rememberPort(configDir, host.port)
  return host
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

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
    mkdirSync(configDir, { recursive: true })
    writeFileSync(join(configDir, fileName), String(port))
  } catch {
    // Another port next time is no reason not to start now.
  }
}

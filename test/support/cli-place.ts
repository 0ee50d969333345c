import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type IzResult, iz } from './iz-command.ts'
import { makeTempDir } from './temp.ts'

/** A folder in which commands are tried, with two subtitle files in it, and a configuration of its own. */
export function cliPlace(label: string) {
  const folder = makeTempDir(`cli-${label}`)
  const at = (...names: string[]) => join(folder, ...names)
  const configDir = at('config')
  writeFileSync(at('cues.srt'), twoCues)
  writeFileSync(at('empty.mp4'), '')
  return {
    folder,
    configDir,
    at,
    iz: (...args: string[]) => iz(configDir, args),
    freshFolder(name: string): string {
      mkdirSync(at(name))
      return at(name)
    },
  }
}

export const twoCues = [
  '1\n00:00:00,700 --> 00:00:02,700\nСөз <i>бірінші</i>\nекінші жол\n',
  '2\n00:00:03,000 --> 00:00:05,500\nһәм соңғы сөз: ұлы көш\n',
].join('\n')

/** A command that did what it should and had nothing to say. */
export const quiet = { code: 0, stdout: '', stderr: '' }

export const readText = (path: string) => readFileSync(path, 'utf8')

/** All names in a folder, hidden ones too: a temporary file is one. */
export const namesIn = (path: string) => readdirSync(path).sort()

/** A failed command: its status, one line that ends in the code (and what was given), and nothing on standard output. */
export function expectFailure(result: IzResult, code: number, name: string): void {
  expect(result).toMatchObject({ code, stdout: '' })
  expect(result.stderr).toContain(`[${name}]`)
  expect(result.stderr.trimEnd().split('\n')).toHaveLength(1)
}

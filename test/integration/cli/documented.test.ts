import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../../src/main/cli/exit-codes.ts'
import { loadStyles } from '../../../src/main/infra/captions/catalogue.ts'
import { stretchSchema, transcriptSchema, wordSchema } from '../../../src/shared/transcript.ts'
import { cliPlace, readText } from '../../support/cli-place.ts'

const page = readText(join(import.meta.dirname, '..', '..', '..', 'docs', 'command-line.md'))
const { iz } = cliPlace('documented')

/** The lines `iz COMMAND …` of the page, by command. */
const synopses = new Map(
  [...page.matchAll(/^iz ((?:models )?[a-z]+) .*$/gm)].map(([line, command]) => [command!, line] as const),
)
const optionsIn = (text: string) => [...new Set(text.match(/--[a-z-]+/g))].sort()

describe.concurrent('docs/command-line.md', () => {
  it('has every command', async () => {
    const listed = async (...command: string[]) => {
      const { stdout } = await iz(...command, '--help')
      return [...stdout.matchAll(/^ {2}([a-z]+) .*$/gm)]
        .map(([, name]) => name!)
        .filter((name) => name !== 'help')
    }
    const [all, models] = await Promise.all([listed(), listed('models')])
    const commands = [...all.filter((name) => name !== 'models'), ...models.map((name) => `models ${name}`)]
    expect([...synopses.keys()].sort()).toEqual(commands.sort())
  })

  it.each([...synopses])('has the options of %s that --help has', async (command, synopsis) => {
    const { stdout } = await iz(...command.split(' '), '--help')
    const offered = optionsIn(
      [...stdout.matchAll(/^ {2}(-.*?)(?: {2}|$)/gm)].map(([, names]) => names).join('\n'),
    )
    expect(offered).toContain('--json')
    expect(optionsIn(synopsis)).toEqual(offered.filter((name) => name !== '--help'))
  })

  it('has every caption style, and so has the help in each language', async () => {
    const ids = (await loadStyles()).map(({ id }) => id)
    const line = /^- `--style` is .*$/m.exec(page)![0]
    for (const id of ids) expect(line).toContain(`\`${id}\``)
    const helps = await Promise.all(['kk', 'ru', 'en'].map((lang) => iz('export', '--help', '--lang', lang)))
    for (const { stdout } of helps) {
      const text = stdout.slice(stdout.indexOf('--style')).replace(/\s+/g, ' ')
      expect(text).toContain(ids.join(', '))
    }
  })

  it('has every key of a transcript in JSON', () => {
    for (const { shape } of [transcriptSchema, wordSchema, stretchSchema]) {
      for (const key of Object.keys(shape)) expect(page).toMatch(new RegExp(`["\`]${key}["\`]`))
    }
  })

  it('has every exit status', () => {
    const rows = [...page.matchAll(/^\| (\d+) +\|/gm)].map(([, status]) => Number(status))
    expect(rows).toEqual(Object.values(exitCodes))
  })
})

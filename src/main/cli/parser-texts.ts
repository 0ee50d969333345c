import type { Command } from 'commander'
import type { CliTexts } from '#shared/messages/cli-texts.ts'
import { fill } from './fill.ts'

const faults: readonly [RegExp, keyof CliTexts][] = [
  [/^error: unknown option '(.*?)'/, 'unknown_option'],
  [/^error: unknown command '(.*?)'/, 'unknown_command'],
  [/^error: required option '(.*?)'/, 'missing_option'],
  [/^error: missing required argument '(.*?)'/, 'missing_argument'],
  [/^error: option '(.*?)' argument missing/, 'missing_value'],
  [/^error: too many arguments/, 'too_many'],
]

/** What the argument parser found wrong, in the language of the texts; what it does not often find stays in English. */
export function faultText(texts: CliTexts, message: string): string {
  for (const [pattern, key] of faults) {
    const found = pattern.exec(message)
    if (!found) continue
    const [, meant] = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(message) ?? []
    const said = fill(texts[key], { given: found[1] ?? '' })
    return meant === undefined ? said : `${said}\n${fill(texts.did_you_mean, { given: meant })}`
  }
  return message.trimEnd()
}

/** The same for a person to read: with the stable code at the end of its first line. */
export function usageFault(texts: CliTexts, message: string): string {
  return faultText(texts, message).replace(/$/m, ' [invalid_input]')
}

/** What follows a command's name in its help: options that have to be given are among it, as nothing else marks them. */
export function usageOf(command: Command): string {
  const subcommand = command.commands.length > 0 ? ['[command]'] : []
  const given = command.registeredArguments.map((argument) => `<${argument.name()}>`)
  const required = command.options.filter(({ mandatory }) => mandatory).map(({ flags }) => flags)
  return [...given, ...required, '[options]', ...subcommand].join(' ')
}

/**
 * Asks for a command's options that have to be given only when all else of it is understood: a mistyped one would be called missing, which it
 * is not in the eyes of who typed it. To be called once the help is written, which tells them by the parser's own mark.
 */
export function askLast(command: Command): void {
  const required = command.options.filter(({ mandatory }) => mandatory)
  for (const option of required) option.makeOptionMandatory(false)
  command.hook('preAction', () => {
    const missing = required.find((option) => command.getOptionValue(option.attributeName()) === undefined)
    if (missing) command.error(`error: required option '${missing.flags}' not specified`)
  })
}

/** The headings of the parser's own help. */
export function headingText(texts: CliTexts, heading: string): string {
  const known: Partial<Record<string, string>> = {
    'Usage:': texts.usage,
    'Arguments:': texts.arguments,
    'Options:': texts.options,
    'Commands:': texts.commands,
  }
  return known[heading] ?? heading
}

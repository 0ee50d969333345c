import { type Language, languageSchema, languages } from '#shared/language.ts'
import { systemLanguage } from '../infra/system-language.ts'
import { parseOption } from './options.ts'

/**
 * The language of the command line: `--lang`, else `IZ_LANGUAGE`, else the system's (`LC_ALL`, `LC_MESSAGES`, `LANG`), else English. Known
 * before anything is parsed, as what cannot be parsed is told in it too.
 */
export function cliLanguage(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const known = languageSchema.safeParse(langOption(args) ?? env.IZ_LANGUAGE)
  return known.data ?? systemLanguage()
}

/** @throws invalid_input for a `--lang` that is none of ours */
export function requireKnownLanguage(args: readonly string[]): void {
  const given = langOption(args)
  if (given !== null && given !== undefined) parseOption(languages, given, '--lang')
}

function langOption(args: readonly string[]): string | null | undefined {
  const end = args.indexOf('--')
  const options = end < 0 ? args : args.slice(0, end)
  const at = options.findLastIndex((one) => one === '--lang' || one.startsWith('--lang='))
  if (at < 0) return null
  return options[at] === '--lang' ? options[at + 1] : options[at]!.slice('--lang='.length)
}

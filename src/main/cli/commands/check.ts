import { basename } from 'node:path'
import { z } from 'zod'
import { languages } from '#shared/language.ts'
import type { CliTexts } from '#shared/messages/cli-texts.ts'
import { checkCues } from '#shared/subtitle-check.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import { type QcFinding, type SubtitleRules, subtitleRulesSchema } from '#shared/subtitles.ts'
import { formatTimecode } from '#shared/time.ts'
import { languageOfText } from '../../domain/transcript/language.ts'
import { readSubtitleFile } from '../../infra/files/subtitle-file.ts'
import { exitCodes } from '../exit-codes.ts'
import { fill } from '../fill.ts'
import { readGivenText } from '../given-text.ts'
import { invalidOption, parseOption } from '../options.ts'
import { decimal } from '../sizes.ts'
import { orStopped } from '../stop.ts'

export interface CheckArguments {
  file: string
  rules?: string | undefined
  language?: string | undefined
  json: boolean
}

/**
 * `iz check`: every cue that breaks a rule. Without `--language` the rules are those of the language the letters speak for; `--rules`
 * replaces single figures. Returns the exit status: 1 when a rule is broken.
 */
export async function check(
  given: CheckArguments,
  { texts, print, signal }: { texts: CliTexts; print: (text: string) => void; signal: AbortSignal },
): Promise<number> {
  const cues = await orStopped(signal, readSubtitleFile(given.file))
  const language =
    given.language === undefined
      ? languageOfText(cues.map((cue) => cue.text).join(' '))
      : parseOption(languages, given.language, '--language')
  const rules = {
    ...rulesFor(language ?? 'en'),
    ...(given.rules === undefined ? {} : await readRules(given.rules, signal)),
  }
  const findings = checkCues(cues, rules)
  if (given.json) {
    const report = findings.map((finding) => ({ ...finding, startMs: cues[finding.cue]?.startMs ?? 0 }))
    print(
      `${JSON.stringify({ file: given.file, language, rules, cues: cues.length, findings: report }, null, 2)}\n`,
    )
  } else {
    for (const finding of findings) print(findingLine(texts, finding, cues[finding.cue]?.startMs ?? 0))
    const sum = { file: basename(given.file), cues: cues.length, findings: findings.length }
    print(`${fill(texts.check_sum, sum)}\n`)
  }
  return findings.length > 0 ? exitCodes.findings : exitCodes.ok
}

/** When, which cue, what is wrong with it, and the rule's own name, which is the same in every language. */
function findingLine(texts: CliTexts, { cue, rule, value, limit }: QcFinding, startMs: number): string {
  const inWords = (figure: number) => decimal(texts, figure, Number.isInteger(figure) ? 0 : 1)
  const said = fill(texts.check_finding, {
    cue: cue + 1,
    rule: texts[`rule_${rule}`],
    value: inWords(value),
    limit: inWords(limit),
  })
  return `${formatTimecode(startMs)}  ${said}  [${rule}]\n`
}

async function readRules(path: string, signal: AbortSignal): Promise<Partial<SubtitleRules>> {
  const text = await readGivenText(path, signal)
  try {
    const given = subtitleRulesSchema.partial().strict().parse(JSON.parse(text))
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  } catch (error) {
    const issues = error instanceof z.ZodError ? error.issues : []
    const wrong = issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : issue.path.map(String),
    )
    const where = wrong.length > 0 ? `${basename(path)}: ${wrong.join(', ')}` : basename(path)
    throw invalidOption('--rules', where, Object.keys(subtitleRulesSchema.shape).join(', '))
  }
}

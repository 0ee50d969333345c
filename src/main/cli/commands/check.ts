import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { languages } from '#shared/language.ts'
import { checkCues } from '#shared/subtitle-check.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import { type QcFinding, type SubtitleRules, subtitleRulesSchema } from '#shared/subtitles.ts'
import { formatTimecode } from '#shared/time.ts'
import { languageOfText } from '../../domain/transcript/language.ts'
import { unreadable } from '../../infra/files/disk.ts'
import { readSubtitleFile } from '../../infra/files/subtitle-file.ts'
import { exitCodes } from '../exit-codes.ts'
import { invalidOption, parseOption } from '../options.ts'

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
export async function check(given: CheckArguments, print: (text: string) => void): Promise<number> {
  const cues = await readSubtitleFile(given.file)
  const language =
    given.language === undefined
      ? languageOfText(cues.map((cue) => cue.text).join(' '))
      : parseOption(languages, given.language, '--language')
  const rules = {
    ...rulesFor(language ?? 'en'),
    ...(given.rules === undefined ? {} : await readRules(given.rules)),
  }
  const findings = checkCues(cues, rules)
  if (given.json) {
    const report = findings.map((finding) => ({ ...finding, startMs: cues[finding.cue]?.startMs ?? 0 }))
    print(
      `${JSON.stringify({ file: given.file, language, rules, cues: cues.length, findings: report }, null, 2)}\n`,
    )
  } else {
    for (const finding of findings) print(`${findingLine(finding, cues[finding.cue]?.startMs ?? 0)}\n`)
    print(`${basename(given.file)}: ${cues.length} cues, ${findings.length} findings\n`)
  }
  return findings.length > 0 ? exitCodes.findings : exitCodes.ok
}

function findingLine(finding: QcFinding, startMs: number): string {
  const value = Number.isInteger(finding.value) ? finding.value : finding.value.toFixed(1)
  return `${formatTimecode(startMs)}  cue ${finding.cue + 1}  ${finding.rule}  ${value} (limit ${finding.limit})`
}

async function readRules(path: string): Promise<Partial<SubtitleRules>> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw unreadable(error, path)
  })
  try {
    const given = subtitleRulesSchema.partial().strict().parse(JSON.parse(text))
    return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  } catch {
    throw invalidOption('--rules', basename(path), Object.keys(subtitleRulesSchema.shape).join(', '))
  }
}

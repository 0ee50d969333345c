import type { Diagnostics } from '#shared/api/diagnostics.ts'
import type { AppState } from '#shared/api/settings.ts'
import type { Language } from '#shared/language.ts'
import { type CliTexts, cliTexts } from '#shared/messages/cli-texts.ts'
import { errorText } from '#shared/messages/error-text.ts'
import { ffmpegTexts } from '#shared/messages/ffmpeg-texts.ts'
import { exitCodes } from '../exit-codes.ts'
import { fill } from '../fill.ts'
import { gibibytes } from '../sizes.ts'

/** What `iz doctor --json` prints. `libraryProblem` is why the library of the settings could not be opened. */
export type DoctorReport = Diagnostics & Pick<AppState, 'libraryProblem'>

/** `iz doctor`: versions, ffmpeg, engines, models and the library's health. Returns the exit status: 1 when something does not work. */
export function doctor(
  report: DoctorReport,
  { json, language, print }: { json: boolean; language: Language; print: (text: string) => void },
): number {
  print(json ? `${JSON.stringify(report, null, 2)}\n` : asText(report, language))
  const broken =
    report.ffmpeg.chosen === null ||
    report.engines.some((engine) => !engine.ok) ||
    report.libraryProblem !== null ||
    (report.library !== null && report.library.integrity !== 'ok')
  return broken ? exitCodes.findings : exitCodes.ok
}

function asText(report: DoctorReport, language: Language): string {
  const texts = cliTexts[language]
  const { ffmpeg, models, voiceActivity } = report
  const { origin: origins, problem: problems } = ffmpegTexts[language]
  const lines = [
    `Iz Studio ${report.app}`,
    fill(texts.doctor_computer, {
      runtime: `Node ${report.node}${report.electron ? `, Electron ${report.electron}` : ''}`,
      platform: `${report.platform} ${report.arch}`,
      cpus: report.cpus,
      memory: gibibytes(texts, report.memoryBytes, 1),
    }),
    ffmpeg.chosen
      ? `ffmpeg ${ffmpeg.chosen.version ?? '?'} (${origins[ffmpeg.chosen.origin]}) ${ffmpeg.chosen.path}`
      : `ffmpeg: ${texts.doctor_ffmpeg_none}`,
    ...ffmpeg.candidates.map((one) => {
      const wrong = one.problems.map((problem) => problems[problem])
      const found = wrong.length > 0 ? wrong : [texts.ok, ...(one.canToneMap ? [] : [texts.doctor_no_zscale])]
      return `  ${origins[one.origin]}: ${one.path} – ${found.join(', ')}`
    }),
    ...report.engines.map(({ name, version, ok, detail }) => {
      const state = ok ? texts.ok : fill(texts.fails, { detail: detail ?? '' })
      return `${texts.doctor_engine} ${name} ${version ?? ''}: ${state}`
    }),
    `${texts.doctor_models}:${models.length === 0 ? ` ${texts.none}` : ''}`,
    ...models.map((model) => `  ${model.name} (${model.engine}) ${model.missing ? texts.gone : model.path}`),
    voiceActivity
      ? `${texts.doctor_speech}: ${voiceActivity.name}${voiceActivity.builtIn ? ` (${texts.built_in})` : ''} ${voiceActivity.path}`
      : `${texts.doctor_speech}: ${texts.doctor_by_loudness}`,
    `${texts.doctor_library}: ${libraryText(report, language, texts)}`,
  ]
  return `${lines.join('\n')}\n`
}

function libraryText({ library, libraryProblem }: DoctorReport, language: Language, texts: CliTexts): string {
  if (libraryProblem && !library) return `${errorText(libraryProblem, language)} [${libraryProblem.code}]`
  if (!library) return texts.none
  const health = fill(texts.doctor_library_health, {
    health: texts[library.integrity],
    schema: library.schemaVersion,
    interviews: library.interviews,
    takes: library.takes,
    missing: library.missingMedia,
    free: gibibytes(texts, library.freeBytes, 1),
  })
  return `${library.path} – ${health}`
}

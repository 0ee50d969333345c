import type { Diagnostics } from '#shared/api/diagnostics.ts'
import type { AppState } from '#shared/api/settings.ts'
import { exitCodes } from '../exit-codes.ts'

/** What `iz doctor --json` prints. `libraryProblem` is why the library of the settings could not be opened. */
export type DoctorReport = Diagnostics & Pick<AppState, 'libraryProblem'>

/** `iz doctor`: versions, ffmpeg, engines, models and the library's health. Returns the exit status: 1 when something does not work. */
export function doctor(report: DoctorReport, json: boolean, print: (text: string) => void): number {
  print(json ? `${JSON.stringify(report, null, 2)}\n` : asText(report))
  const broken =
    report.ffmpeg.chosen === null ||
    report.engines.some((engine) => !engine.ok) ||
    report.libraryProblem !== null ||
    (report.library !== null && report.library.integrity !== 'ok')
  return broken ? exitCodes.findings : exitCodes.ok
}

function asText(report: DoctorReport): string {
  const { ffmpeg, library } = report
  const lines = [
    `Iz Studio ${report.app}`,
    `Node ${report.node}${report.electron ? `, Electron ${report.electron}` : ''}, ${report.platform} ${report.arch}, ${report.cpus} CPUs, ${gib(report.memoryBytes)} of memory`,
    ffmpeg.chosen
      ? `ffmpeg ${ffmpeg.chosen.version ?? '?'} (${ffmpeg.chosen.origin}) ${ffmpeg.chosen.path}`
      : 'ffmpeg: none that can do all',
    ...ffmpeg.candidates.map(
      ({ origin, path, problems }) =>
        `  ${origin}: ${path} ${problems.length > 0 ? problems.join(', ') : 'ok'}`,
    ),
    ...report.engines.map(
      ({ name, version, ok, detail }) =>
        `engine ${name} ${version ?? ''} ${ok ? 'ok' : `fails: ${detail ?? ''}`}`,
    ),
    report.models.length === 0 ? 'models: none yet' : 'models:',
    ...report.models.map(
      (model) => `  ${model.name} (${model.engine}) ${model.missing ? 'missing' : model.path}`,
    ),
    report.voiceActivity
      ? `voice activity: ${report.voiceActivity.name}${report.voiceActivity.builtIn ? ', built in' : ''} ${report.voiceActivity.path}`
      : 'voice activity: by loudness',
    library
      ? `library ${library.path}: ${library.integrity}, schema ${library.schemaVersion}, ${library.interviews} interviews, ${library.takes} recordings (${library.missingMedia} missing), ${gib(library.freeBytes)} free`
      : report.libraryProblem
        ? `library: ${report.libraryProblem.params.file ?? ''} ${report.libraryProblem.code}`
        : 'library: none yet',
  ]
  return `${lines.join('\n')}\n`
}

function gib(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`
}

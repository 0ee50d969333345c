import type { Diagnostics } from '#shared/api/diagnostics.ts'
import type { Disk } from '../files/ports.ts'
import type { LibrarySession } from '../library/session.ts'
import type { FfmpegCandidate, MediaTools } from '../media/ports.ts'
import type { ModelService } from '../models/service.ts'
import type { EngineReport, LibraryProblem, Machine } from './ports.ts'

/** Everything about this installation that a person may be asked for when something does not work. */
export async function diagnose(deps: {
  machine: Machine
  session: LibrarySession
  media: MediaTools
  models: Pick<ModelService, 'list' | 'vad'>
  engines: EngineReport
  disk: Disk
  problem: LibraryProblem | null
}): Promise<Diagnostics> {
  const { machine, media, models, engines } = deps
  const [report, engineList, modelList, voiceActivity, library] = await Promise.all([
    media.report(),
    engines.engines(),
    models.list(),
    models.vad(),
    describeLibrary(deps),
  ])
  const shown = (candidate: FfmpegCandidate) => ({
    origin: candidate.origin,
    path: candidate.ffmpeg,
    version: candidate.version,
    canToneMap: candidate.canToneMap,
  })
  return {
    app: machine.version,
    node: machine.node,
    electron: machine.electron,
    platform: machine.platform,
    arch: machine.arch,
    cpus: machine.cpus,
    memoryBytes: machine.memoryBytes,
    ffmpeg: {
      chosen: report.chosen && shown(report.chosen),
      candidates: report.candidates.map((one) => ({ ...shown(one), problems: one.problems })),
    },
    engines: engineList,
    models: modelList,
    voiceActivity,
    library,
  }
}

async function describeLibrary(deps: {
  session: LibrarySession
  disk: Disk
  problem: LibraryProblem | null
}): Promise<Diagnostics['library']> {
  const { problem } = deps
  const library = deps.session.current()
  if (!library) return problem?.code === 'library_damaged' ? damagedLibrary(problem.path) : null
  const takes = library.takes.all()
  return {
    path: library.folder,
    schemaVersion: library.schemaVersion,
    integrity: library.integrity(),
    ...(await library.files.usage()),
    interviews: library.interviews.list().length,
    takes: takes.length,
    missingMedia: takes.filter((take) => !deps.disk.isFile(take.path)).length,
  }
}

/** Nothing can be counted in it; what matters is that the report does not pass it over. */
function damagedLibrary(path: string): Diagnostics['library'] {
  const unknown = { bytes: 0, freeBytes: 0, interviews: 0, takes: 0, missingMedia: 0 }
  return { path, schemaVersion: 0, integrity: 'damaged', ...unknown }
}

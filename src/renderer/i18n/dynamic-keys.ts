import { historyStepSchema } from '#shared/api/history.ts'
import { takeSchema } from '#shared/api/interviews.ts'
import { settingsSchema } from '#shared/api/settings.ts'
import { presetIds } from '#shared/clip.ts'
import { errorCodes } from '#shared/error.ts'
import { jobKinds, jobStates } from '#shared/job.ts'
import { qcRuleNames, subtitleFormats } from '#shared/subtitles.ts'
import { engineNames } from '#shared/transcript.ts'
import { settingsSections } from '../features/settings/sections.ts'
import { interviewStages, nextSteps } from '../features/workspace/stages.ts'

const under = (group: string, names: readonly string[]) => names.map((name) => `${group}.${name}`)

/**
 * The keys that are put together while the app runs, told by the lists they come from: a new error code or job state without
 * its translation is found by the test of the keys.
 */
export function dynamicKeys(): string[] {
  const troubles = takeSchema.shape.status.options.filter(
    (status) => status !== 'importing' && status !== 'ready',
  )
  return [
    ...under('error', errorCodes),
    ...under('job.state', jobStates),
    ...under('job.kind', jobKinds),
    ...under('job.active', jobKinds),
    ...under('job.finished', jobKinds),
    ...under('job.failed', jobKinds),
    ...under('history', historyStepSchema.shape.label.options),
    ...under('engine', engineNames),
    ...under('transcript.model_text', engineNames),
    ...under('transcript', ['last_cancelled', 'last_interrupted']),
    ...under('preset', presetIds),
    ...under('qc.short', qcRuleNames),
    ...under('qc.long', qcRuleNames),
    ...under('subtitles.format', subtitleFormats),
    ...under('clips.sidecars', ['none', 'srt', 'vtt']),
    ...under(
      'stage',
      interviewStages.map(({ id }) => id),
    ),
    ...under('home.next', nextSteps),
    ...under('workspace', troubles),
    ...settingsSections.map(({ id }) => `settings.${id}.title`),
    ...under('settings.scheme', settingsSchema.shape.colourScheme.options),
    ...under('settings.library.placements', settingsSchema.shape.mediaPlacement.options),
    ...under('settings.library.placement_text', settingsSchema.shape.mediaPlacement.options),
    ...under('recordings.placement', settingsSchema.shape.mediaPlacement.options),
    ...under('shell', ['home', 'interviews', 'settings']),
    ...under('player', ['zoom_in', 'zoom_out', 'zoom_all']),
  ]
}

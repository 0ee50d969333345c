import { deferred } from '../../lib/deferred.tsx'

export const ClipsStage = deferred(async () => (await import('../clips/clips-stage.tsx')).ClipsStage)
export const PlanStage = deferred(async () => (await import('../plans/plan-stage.tsx')).PlanStage)
export const PlayerPane = deferred(async () => (await import('./player-pane.tsx')).PlayerPane)
export const RecordingsStage = deferred(
  async () => (await import('../recordings/recordings-stage.tsx')).RecordingsStage,
)
export const ShootStage = deferred(async () => (await import('../shoots/shoot-stage.tsx')).ShootStage)
export const SubtitlesStage = deferred(
  async () => (await import('../subtitles/subtitles-stage.tsx')).SubtitlesStage,
)
export const TranscriptStage = deferred(
  async () => (await import('../transcript/transcript-stage.tsx')).TranscriptStage,
)

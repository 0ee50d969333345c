import {
  type Icon,
  IconBadgeCc,
  IconFileText,
  IconListNumbers,
  IconMovie,
  IconScissors,
  IconVideo,
} from '@tabler/icons-react'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import { isForward } from '#shared/pipeline.ts'

/** The stages of an interview, in the order of the work; each has an address `/interviews/<id>/<stage>`. */
export const interviewStages = [
  { id: 'plan', icon: IconListNumbers },
  { id: 'shoot', icon: IconVideo },
  { id: 'recordings', icon: IconMovie },
  { id: 'transcript', icon: IconFileText },
  { id: 'subtitles', icon: IconBadgeCc },
  { id: 'clips', icon: IconScissors },
] as const satisfies readonly { id: string; icon: Icon }[]

export type StageId = (typeof interviewStages)[number]['id']

export const nextSteps = [
  ...(['plan', 'shoot', 'film', 'record', 'transcribe'] as const),
  ...(['subtitle', 'clip', 'export', 'publish'] as const),
] as const
export type NextStep = (typeof nextSteps)[number]

const stageOfStep: Record<NextStep, StageId> = {
  plan: 'plan',
  shoot: 'shoot',
  film: 'shoot',
  record: 'recordings',
  transcribe: 'transcript',
  subtitle: 'subtitles',
  clip: 'clips',
  export: 'clips',
  publish: 'clips',
}

/** Where the filming of an interview stands: no day is set, one is to come, or the last has been. */
export type Filming = 'unset' | 'ahead' | 'over'

/** Without a recording, and not said to be filmed. */
export function isBeforeFilming({ takeCount, status }: InterviewSummary): boolean {
  return takeCount === 0 && isForward(status, 'filmed')
}

function stepBeforeFilming({ planCount }: InterviewSummary, filming: Filming): NextStep {
  if (planCount === 0) return 'plan'
  if (filming === 'over') return 'record'
  return filming === 'ahead' ? 'film' : 'shoot'
}

/**
 * What an interview waits for, and the stage where that is done.
 * @param filming what is known of its days of filming; the stage is the same for a day that is to come and for none
 */
export function nextStep(
  interview: InterviewSummary,
  filming: Filming = 'unset',
): { step: NextStep; stage: StageId } {
  const step: NextStep =
    // recordings without a length are not imported yet, or could not be
    interview.takeCount === 0 || interview.durationMs === 0
      ? isBeforeFilming(interview)
        ? stepBeforeFilming(interview, filming)
        : 'record'
      : interview.transcriptCount === 0 && interview.trackLanguages.length === 0
        ? 'transcribe'
        : interview.trackLanguages.length === 0
          ? 'subtitle'
          : interview.clipCount === 0
            ? 'clip'
            : interview.exportCount === 0
              ? 'export'
              : 'publish'
  return { step, stage: stageOfStep[step] }
}

/** Which stages of an interview have something in them. */
export function stagesDone(interview: InterviewSummary): Record<StageId, boolean> {
  return {
    plan: interview.planCount > 0,
    shoot: interview.takeCount > 0,
    recordings: interview.durationMs > 0,
    transcript: interview.transcriptCount > 0,
    subtitles: interview.trackLanguages.length > 0,
    clips: interview.exportCount > 0,
  }
}

import type { InterviewStatus } from '#shared/pipeline.ts'
import classes from './speakers.module.css'
import { useSpeakerWords } from './words.ts'

/** A stage of the pipeline in its colour. */
export function StageBadge({ status }: { status: InterviewStatus }) {
  const words = useSpeakerWords()
  return (
    <span className={classes.stage} data-status={status}>
      {words.status(status)}
    </span>
  )
}

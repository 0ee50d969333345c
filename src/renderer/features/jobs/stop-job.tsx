import { Button, type ButtonProps } from '@mantine/core'
import type { Ref } from 'react'
import { useReadOnly } from '../../app/app-state.ts'
import { useJobActions } from './use-jobs.ts'

/** The button that stops a job. It is not there in a window that may only look, which could not stop anything. */
export function StopJob({ jobId, ...button }: ButtonProps & { jobId: string; ref?: Ref<HTMLButtonElement> }) {
  const readOnly = useReadOnly()
  const { cancel } = useJobActions()
  if (readOnly) return null
  return <Button variant="default" {...button} onClick={() => cancel(jobId)} />
}

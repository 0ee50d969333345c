import { useMutation, useQuery } from '@tanstack/react-query'
import type { Job } from '../../lib/job.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'

/** All jobs, the newest first; the event stream keeps the list current. */
export function useJobs(): readonly Job[] {
  const jobs = useQuery(trpc.jobs.list.queryOptions()).data ?? []
  return [...jobs].sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

/** Whether a job waits or works. */
export function isActive(job: Job): boolean {
  return job.state === 'queued' || job.state === 'running'
}

/** The newest job of a kind for a take or a clip; null when there is none. */
export function useJobOf(kind: Job['kind'], subjectId: string | null): Job | null {
  return useJobs().find((job) => job.kind === kind && job.subjectId === subjectId) ?? null
}

function refetch() {
  void queryClient.invalidateQueries(trpc.jobs.list.queryFilter())
}

/** What a person can do with jobs. */
export function useJobActions() {
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions({ onError: notifyFailure, onSettled: refetch }))
  const retry = useMutation(trpc.jobs.retry.mutationOptions({ onError: notifyFailure, onSettled: refetch }))
  const clear = useMutation(trpc.jobs.clear.mutationOptions({ onError: notifyFailure, onSettled: refetch }))
  return {
    cancel: (id: string) => cancel.mutate({ id }),
    retry: (id: string) => retry.mutate({ id }),
    clear: () => clear.mutate(),
  }
}

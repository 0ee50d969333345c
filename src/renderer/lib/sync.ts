import type { AppEvent } from '#shared/api/events.ts'
import { notifyAdvanced } from './advanced-toast.tsx'
import { connection } from './connection.ts'
import { followEvents } from './event-stream.ts'
import { setImportProgress } from './import-progress.ts'
import type { Job } from './job.ts'
import { addLiveWords, dropLiveWords } from './live-words.ts'
import { RefreshAfterEdits } from './refresh-after-edits.ts'
import { refresh } from './stale.ts'
import { queryClient, trpc } from './trpc.ts'

const ended = new Set<Job['state']>(['done', 'failed', 'cancelled', 'interrupted'])

/** Whether a job has come to an end, of whatever kind. */
function hasEnded(job: Job): boolean {
  return ended.has(job.state)
}

const refreshes = new RefreshAfterEdits(queryClient, refresh)

function storeJob(job: Job): Job | undefined {
  let before: Job | undefined
  // A list that is on its way may have been read before this.
  queryClient.outdateAnswer(trpc.jobs.list.queryKey())
  queryClient.setQueryData(trpc.jobs.list.queryKey(), (jobs) => {
    if (!jobs) return jobs
    before = jobs.find((other) => other.id === job.id)
    return before ? jobs.map((other) => (other.id === job.id ? job : other)) : [job, ...jobs]
  })
  return before
}

/**
 * Keeps the cache true for as long as the window lives: changes make queries stale, jobs are written straight into the list.
 * `onJobEnd` hears of each job that ends while the window looks on. Returns the function that stops it.
 */
export function startSync(onJobEnd: (job: Job) => void): () => void {
  let wasDown = false
  const onEvent = (event: AppEvent) => {
    if (event.type === 'changed') return refreshes.changed(event.entity)
    if (event.type === 'words') return addLiveWords(event.jobId, event.words)
    if (event.type === 'import_progress') return setImportProgress(event)
    if (event.type === 'advanced') return notifyAdvanced(event)
    if (event.type === 'reset') return void queryClient.invalidateQueries()
    const job = event.job as Job
    const before = storeJob(job)
    if (job.state === 'queued') dropLiveWords(job.id)
    if (!hasEnded(job)) return
    dropLiveWords(job.id)
    if (job.kind === 'import') refresh('takes')
    if (job.kind === 'export') refresh('clips')
    if (job.kind !== 'import' && job.kind !== 'export') {
      refresh('transcripts')
      refresh('tracks')
    }
    if (before && !hasEnded(before)) onJobEnd(job)
  }
  const stopWaiting = refreshes.follow()
  const stopFollowing = followEvents({
    onEvent,
    onState(state, gap) {
      connection.set(state)
      if (state === 'up' && (gap || wasDown)) void queryClient.invalidateQueries()
      wasDown = state !== 'up'
    },
  })
  return () => {
    stopWaiting()
    stopFollowing()
  }
}

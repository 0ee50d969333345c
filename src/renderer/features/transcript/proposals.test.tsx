import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeAll, expect, it } from 'vitest'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import { texts } from '../../i18n/texts.ts'
import type { Job } from '../../lib/job.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { Proposals } from './proposals.tsx'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: texts.en } }, initAsync: false })
})
afterEach(() => queryClient.clear())

const job = (kind: Job['kind'], subjectId: string): Job => ({
  ...{ id: kind, kind, subjectId, interviewId: 'i', title: 'x', state: 'running', error: null },
  ...{ result: null, createdAt: '', startedAt: null, endedAt: null },
  progress: { unit: 'ms', done: 5, total: 10, stage: null, etaMs: null },
})
const shown = (jobs: Job[]) => {
  queryClient.setQueryData(trpc.jobs.list.queryKey(), jobs)
  const transcript = { id: 't' } as StoredTranscript
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <Proposals transcript={transcript} proposals={[]} onCompare={() => undefined} />
      </QueryClientProvider>
    </MantineProvider>,
  )
}

it('shows how far the timing of words is, beside a part recognised anew', () => {
  const { timing_running: timing, again_running: again } = texts.en.editor
  expect(shown([job('align', 't')])).toContain(timing)
  expect(shown([job('align', 't')])).toContain('50')
  const both = shown([job('align', 't'), job('retranscribe', 't')])
  expect(both).toContain(timing)
  expect(both).toContain(again)
})

it('shows nothing of another transcript’s', () => {
  expect(shown([job('align', 'other')])).not.toContain(texts.en.editor.timing_running)
})

import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeAll, expect, it } from 'vitest'
import type { TranscriptSummary } from '#shared/api/interviews.ts'
import type { StoredTranscript } from '#shared/api/transcripts.ts'
import type { Word } from '#shared/transcript.ts'
import { texts } from '../../i18n/texts.ts'
import type { Job } from '../../lib/job.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { UnknownConfidence } from './unknown-confidence.tsx'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: texts.en } }, initAsync: false })
})
afterEach(() => queryClient.clear())

const transcript = { id: 't', takeId: 'take', language: 'en' } as StoredTranscript
const word: Word = { text: 'home', startMs: 0, endMs: 400, confidence: null, language: 'en', speaker: null }
const shown = (jobs: Job[]) => {
  queryClient.setQueryData(trpc.jobs.list.queryKey(), jobs)
  queryClient.setQueryData(trpc.transcripts.list.queryKey({ takeId: 'take' }), [
    { id: 't', translated: false } as TranscriptSummary,
  ])
  queryClient.setQueryData(trpc.models.list.queryKey(), [
    {
      ...{ id: 'm', path: '/m.onnx', name: 'm', engine: 'gigaam', missing: false, demo: false, bytes: 1 },
      ...{ languages: ['en'], canTranslate: false, wordErrors: {}, parameters: null },
    },
  ])
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <UnknownConfidence transcript={transcript} unknown={[word]} />
      </QueryClientProvider>
    </MantineProvider>,
  )
}

it('offers to find out by the sound, also after other words were timed', () => {
  const timed: Job = {
    ...{ id: 'j', kind: 'align', subjectId: 't', interviewId: 'i', title: 'x', state: 'done', error: null },
    ...{ result: null, createdAt: '', startedAt: null, endedAt: null },
    progress: { unit: 'ms', done: 1, total: 1, stage: null, etaMs: null },
  }
  for (const jobs of [[], [timed]]) expect(shown(jobs)).toContain(texts.en.editor.tool.timing)
})

import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it } from 'vitest'
import { languages } from '#shared/language.ts'
import { texts } from '../../i18n/texts.ts'
import type { Job } from '../../lib/job.ts'
import { queryClient } from '../../lib/trpc.ts'
import { LiveView } from './live-view.tsx'

afterEach(() => queryClient.clear())

const shown = (state: Job['state']) => {
  const job: Job = {
    ...{ id: 'j', kind: 'transcribe', subjectId: 't', interviewId: 'i', title: 'x', state, error: null },
    ...{ result: null, createdAt: '', startedAt: null, endedAt: null },
    progress: { unit: 'ms', done: 0, total: null, stage: null, etaMs: null },
  }
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <LiveView job={job} words={[]} />
      </QueryClientProvider>
    </MantineProvider>,
  )
}

it.each(languages)(
  'says of one that waits its turn that it waits, and promises no words, in %s',
  async (language) => {
    const { queued, queued_text, running, waiting } = texts[language].transcript
    await i18next.init({
      ...{ lng: language, initAsync: false },
      resources: { [language]: { translation: texts[language] } },
    })
    for (const text of [queued, queued_text]) {
      expect(shown('queued')).toContain(text)
      expect(shown('running')).not.toContain(text)
    }
    for (const text of [running, waiting]) {
      expect(shown('queued')).not.toContain(text)
      expect(shown('running')).toContain(text)
    }
  },
)

import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { Router } from 'wouter'
import type { InterviewSummary } from '#shared/api/interviews.ts'
import { texts } from '../../i18n/texts.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { NextCard } from './next-card.tsx'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: texts.en } }, initAsync: false })
})
afterEach(() => queryClient.clear())

const interview: InterviewSummary = {
  ...{ id: 'i', title: 'x', speakerName: 'y', speakerId: null, themeId: null, status: 'scheduled' },
  ...{ lastContactOn: null, nextStep: '', nextStepOn: null, language: null, notes: '' },
  ...{ createdAt: '', updatedAt: '', takeCount: 0, durationMs: 0, posterTakeId: null, transcriptCount: 0 },
  ...{ trackLanguages: [], clipCount: 0, exportCount: 0, planCount: 3 },
}
const shown = (of: InterviewSummary) =>
  renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <Router ssrPath="/">
          <NextCard interview={of} />
        </Router>
      </QueryClientProvider>
    </MantineProvider>,
  )
const { shoot, plan } = texts.en.home.next

it('says no next step before the days of filming are known', () => {
  expect(shown(interview)).not.toContain(shoot)
  queryClient.setQueryData(trpc.shoots.list.queryKey({ interviewId: 'i' }), [])
  expect(shown(interview)).toContain(shoot)
})

it('says it at once where they do not matter', () => {
  expect(shown({ ...interview, planCount: 0 })).toContain(plan)
})

import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeAll, expect, it } from 'vitest'
import type { Clip } from '#shared/api/clips.ts'
import { texts } from '../../i18n/texts.ts'
import type { Job } from '../../lib/job.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { FileGoneContext } from '../workspace/recording-file.ts'
import { ClipExport } from './clip-export.tsx'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: texts.en } }, initAsync: false })
})
afterEach(() => queryClient.clear())

const clip: Clip = {
  ...{ id: 'clip', interviewId: 'i', takeId: 'take', title: 'x', inMs: 0, outMs: 1000 },
  ...{ presets: ['youtube'], trackId: null, burnIn: false, styleId: null, sidecar: 'none' },
  ...{ files: [], createdAt: '', updatedAt: '' },
}
const shown = (state: Job['state'], isGone = false, error: Job['error'] = null) => {
  queryClient.setQueryData(trpc.jobs.list.queryKey(), [
    {
      ...{ id: 'j', kind: 'export', subjectId: 'clip', interviewId: 'i', title: 'x', state, error },
      ...{ result: null, createdAt: '', startedAt: null, endedAt: null },
      progress: { unit: 'ms', done: 0, total: null, stage: null, etaMs: null },
    } satisfies Job,
  ])
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <FileGoneContext value={isGone}>
          <ClipExport clip={clip} readOnly={false} isStarting={false} onExport={() => undefined} />
        </FileGoneContext>
      </QueryClientProvider>
    </MantineProvider>,
  )
}

it('an export that was stopped or interrupted is told of, and can be tried again', () => {
  const { last_cancelled: stopped, last_interrupted: interrupted, export: first } = texts.en.clips
  for (const [state, text] of [
    ['cancelled', stopped],
    ['interrupted', interrupted],
  ] as const) {
    expect(shown(state)).toContain(text)
    expect(shown(state)).toContain(`>${texts.en.job.retry}<`)
  }
  expect(shown('done')).toContain(`>${first}<`)
  expect(shown('done')).not.toContain(stopped)
})

it('one that ended with its engine says why, as one that failed does', () => {
  const html = shown('interrupted', false, { code: 'disk_full', params: {} })
  expect(html).toContain('role="alert"')
  expect(html).not.toContain(texts.en.clips.last_interrupted)
})

it('without the recording’s file it says what is missing', () => {
  expect(shown('done', true)).toContain(texts.en.workspace.needs_file)
})

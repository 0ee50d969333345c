import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { Router } from 'wouter'
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
const shown = (state: Job['state'], isGone = false, error: Job['error'] = null, shownClip = clip) => {
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
          <Router ssrPath="/">
            <ClipExport clip={shownClip} readOnly={false} isStarting={false} onExport={() => undefined} />
          </Router>
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

it('one that would lack a cue which nobody sees leads to that cue', () => {
  const refusal = {
    code: 'subtitles_unshown',
    params: { name: 'a', cue: 2, cueId: 'c', trackId: 'track', at: '', cues: 1 },
  } as const
  expect(shown('failed', false, refusal, { ...clip, trackId: 'track' })).toContain(
    'href="/interviews/i/subtitles?take=take&amp;track=track&amp;cue=c"',
  )
  const another = shown('failed', false, refusal, { ...clip, trackId: 'another' })
  expect(another).toContain('href="/interviews/i/subtitles?take=take&amp;track=another"')
  expect(shown('failed', false, refusal)).not.toContain('href')
  expect(shown('failed', false, { code: 'disk_full', params: {} })).not.toContain('href')
})

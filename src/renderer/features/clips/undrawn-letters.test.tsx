import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { Router } from 'wouter'
import type { Clip } from '#shared/api/clips.ts'
import { texts } from '../../i18n/texts.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { createPlayerScope, PlayerContext } from '../player/player-context.ts'
import { UndrawnLetters } from './undrawn-letters.tsx'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: texts.en } }, initAsync: false })
})
afterEach(() => queryClient.clear())

const clip = { id: 'clip', interviewId: 'i', takeId: 'take', inMs: 1500, outMs: 3000 } as Clip
const preview = { trackId: 'track', styleId: 'clean', presetId: 'reels' } as const
const shown = (undrawn: { atMs: number; endMs: number; letters: string[] }[]) => {
  queryClient.setQueryData(trpc.clips.preview.queryKey(preview), { ass: '', fonts: [], undrawn })
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <PlayerContext value={createPlayerScope()}>
          <Router ssrPath="/">
            <UndrawnLetters clip={clip} {...preview} />
          </Router>
        </PlayerContext>
      </QueryClientProvider>
    </MantineProvider>,
  )
}
const notice = /role="status"/

it('letters that the font lacks are said with their place before the export, and lead to the cue', () => {
  const text = shown([
    { atMs: 0, endMs: 1000, letters: ['中'] },
    { atMs: 1300, endMs: 2000, letters: ['😀'] },
    { atMs: 2100, endMs: 2900, letters: ['😀', '☂'] },
  ])
  expect(text).toContain('😀 ☂ (first at 0:01.3)')
  expect(text).not.toContain('中')
  expect(text).toContain('href="/interviews/i/subtitles?take=take&amp;track=track"')
})

it('a clip that has none of them has no notice', () => {
  expect(shown([])).not.toMatch(notice)
  expect(shown([{ atMs: 3000, endMs: 4000, letters: ['中'] }])).not.toMatch(notice)
})

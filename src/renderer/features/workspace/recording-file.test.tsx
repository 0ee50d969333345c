import { MantineProvider } from '@mantine/core'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Router } from 'wouter'
import type { Take } from '#shared/api/interviews.ts'
import { languages } from '#shared/language.ts'
import { texts } from '../../i18n/texts.ts'
import { FileGone } from './file-gone.tsx'
import { canPlay, canWorkOn, importsShown } from './recording-file.ts'

const take = (status: Take['status'], more: Partial<Take> = {}): Take => ({
  ...{ id: 'take', interviewId: 'i', name: 'а.mov', placement: 'reference', status },
  ...{ hasPeaks: true, hasPoster: true, hasProxy: false, createdAt: '' },
  info: {
    container: 'mov',
    durationMs: 60_000,
    startMs: 0,
    video: null,
    audio: null,
  } as unknown as Take['info'],
  ...more,
})

it('a recording whose file has vanished keeps its text, subtitles and clips', () => {
  expect(canWorkOn(take('ready'))).toBe(true)
  expect(canWorkOn(take('missing'))).toBe(true)
})

it('one that was never imported has none', () => {
  for (const status of ['importing', 'failed'] as const) expect(canWorkOn(take(status))).toBe(false)
  expect(canWorkOn(take('missing', { info: null }))).toBe(false)
})

it('what there is to play is the file, or the proxy that the cache has of it', () => {
  expect(canPlay(take('ready'))).toBe(true)
  expect(canPlay(take('missing'))).toBe(false)
  expect(canPlay(take('missing', { hasProxy: true }))).toBe(true)
})

it('a failed import is told by the card of a recording that is not there yet, and by no other', () => {
  const statuses = ['importing', 'failed', 'ready', 'missing'] as const
  expect(importsShown(statuses.map((status) => take(status, { id: status })))).toEqual([
    'importing',
    'failed',
  ])
})

it.each(languages)(
  'the notice names the file and leads to where it can be found again, in %s',
  async (language) => {
    const resources = { [language]: { translation: texts[language] } }
    const interpolation = { escapeValue: false }
    await i18next.init({ lng: language, resources, initAsync: false, interpolation })
    const shown = (hasProxy: boolean) =>
      renderToStaticMarkup(
        <MantineProvider>
          <Router ssrPath="/">
            <FileGone take={take('missing', { hasProxy })} />
          </Router>
        </MantineProvider>,
      )
    expect(shown(false)).toContain(i18next.t('workspace.gone', { file: 'а.mov' }))
    expect(shown(true)).toContain(i18next.t('workspace.gone_proxy', { file: 'а.mov' }))
    expect(shown(false)).toContain('href="/interviews/i/recordings"')
  },
)

import { MantineProvider } from '@mantine/core'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { StoredCue } from '#shared/api/tracks.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import { texts } from '../../i18n/texts.ts'
import { CueRow } from './cue-row.tsx'

const nothing = () => undefined

async function drawn(cue: Partial<StoredCue>, durationMs = 180_000): Promise<string> {
  await i18next.init({ lng: 'kk', resources: { kk: { translation: texts.kk } } })
  const props = {
    ...{
      ref: nothing,
      position: 0,
      offset: 0,
      number: 7,
      before: null,
      after: null,
      findings: [],
      durationMs,
    },
    ...{
      rules: rulesFor('kk'),
      language: 'kk' as const,
      beside: null,
      found: [],
      foundHere: false,
      isUnsent: false,
      now: false,
      selected: false,
      readOnly: false,
    },
    ...{
      onSelect: nothing,
      onMove: nothing,
      onSelectCue: nothing,
      edit: () => Promise.reject(),
      onTimes: () => Promise.reject(),
    },
  }
  const whole = { id: 'a', startMs: 1000, endMs: 3000, text: 'Сәлем', words: [], ...cue }
  return renderToStaticMarkup(
    <MantineProvider>
      <CueRow {...props} cue={whole} />
    </MantineProvider>,
  )
}

it('a cue that stands after the first hour says so, however short the recording', async () => {
  expect(await drawn({ startMs: 3_723_004, endMs: 3_726_000 })).toContain('>01:02:03.004<')
  expect(await drawn({})).toContain('>00:01.000<')
  expect(await drawn({}, 7_200_000)).toContain('>00:00:01.000<')
})

it('markup is drawn, not spelt', async () => {
  const html = await drawn({ text: '<i>Сәлем</i>, a < b' })
  expect(html).not.toContain('&lt;i&gt;')
  expect(html).toContain('<span style="font-style:italic">Сәлем</span>')
  expect(html).toContain(', a &lt; b')
})

it('a cue that takes no time has no reading speed', async () => {
  expect(await drawn({ startMs: 5000, endMs: 4800 })).not.toMatch(/\d\s\d{3}/)
  expect(await drawn({ startMs: 5000, endMs: 4800 })).toContain('–')
})

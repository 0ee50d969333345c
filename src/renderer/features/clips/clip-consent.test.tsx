import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import { Router } from 'wouter'
import type { Clip } from '#shared/api/clips.ts'
import type { ClipConsent as Consent } from '#shared/clip-consent.ts'
import { texts } from '../../i18n/texts.ts'
import { queryClient } from '../../lib/trpc.ts'
import { ClipConsent } from './clip-consent.tsx'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: texts.en } }, initAsync: false })
})

const shown = (consent: Pick<Consent, 'verdict' | 'conditions'>) =>
  renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>
        <Router ssrPath="/">
          <ClipConsent
            consent={{ language: 'kk', targets: [], ...consent }}
            clip={{ id: 'clip', interviewId: 'i' } as Clip}
            internal={false}
            onInternal={() => undefined}
            areMet={false}
            onMet={() => undefined}
          />
        </Router>
      </QueryClientProvider>
    </MantineProvider>,
  )

it('what the keyboard can scroll has a role and a name', () => {
  const { denied, conditions } = texts.en.clips.consent
  for (const [html, name] of [
    [shown({ verdict: 'denied', conditions: [] }), denied],
    [shown({ verdict: 'allowed', conditions: ['hide_face'] }), conditions],
  ] as const) {
    const scrolled = [...html.matchAll(/<div[^>]*tabindex="0"[^>]*>/g)].map(([tag]) => tag)
    expect(scrolled).toHaveLength(1)
    expect(scrolled[0]).toContain(`role="group" aria-label="${name}"`)
  }
})

import { readFileSync } from 'node:fs'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import i18next from 'i18next'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type CatalogueModel, catalogueSchema, type ModelsOverview } from '#shared/api/models.ts'
import { languages } from '#shared/language.ts'
import { startI18n } from '../../i18n/i18n.ts'
import { queryClient } from '../../lib/trpc.ts'
import { AdvicePanel } from './advice-panel.tsx'
import { CatalogueRow } from './catalogue-row.tsx'
import { LicenceQuestion } from './licence-question.tsx'
import { asksForLicence } from './use-models.ts'

beforeAll(startI18n)
afterEach(() => queryClient.clear())

const path = new URL('../../../../resources/models.json', import.meta.url)
const { models: shipped } = catalogueSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
const bundled = (id: string) => shipped.find((model) => model.id === id)!
/** No model of the catalogue has such a licence yet. */
const nonCommercial: CatalogueModel = {
  ...bundled('whisper-large-v3-turbo-q5_0'),
  licence: { name: 'CC-BY-NC-4.0', url: 'https://example.org/nc', nonCommercial: true },
}
const overviewOf = (catalogue: CatalogueModel[], acceptedLicences: string[] = []): ModelsOverview => ({
  ...{ catalogue, models: [], acceptedLicences, folder: '/m', freeBytes: null },
  ...{
    computer: { memoryBytes: 16e9, cores: 8 },
    mirror: { url: 'https://example.org', fromEnvironment: false },
  },
})

/** What is shown, as text with its addresses. */
function shown(element: ReactElement): string {
  return renderToStaticMarkup(
    <MantineProvider>
      <QueryClientProvider client={queryClient}>{element}</QueryClientProvider>
    </MantineProvider>,
  )
}

const row = (model: CatalogueModel) =>
  shown(<CatalogueRow model={model} overview={overviewOf([model])} lacks={[]} isAdvised={false} />)

describe('a licence for non-commercial work only', () => {
  it('is asked about until it is accepted; others are not', () => {
    expect(asksForLicence(nonCommercial, overviewOf([nonCommercial]))).toBe(true)
    expect(asksForLicence(nonCommercial, overviewOf([nonCommercial], [nonCommercial.id]))).toBe(false)
    expect(asksForLicence(bundled('whisper-tiny'), overviewOf(shipped))).toBe(false)
  })

  it('is named, with its text and both answers, in each language', async () => {
    for (const language of languages) {
      await i18next.changeLanguage(language)
      const text = shown(<LicenceQuestion model={nonCommercial} onAccept={() => {}} onCancel={() => {}} />)
      expect(text).toContain('CC-BY-NC-4.0')
      expect(text).toContain('href="https://example.org/nc"')
      for (const key of ['models.licence_accept', 'models.licence_read', 'common.cancel'] as const) {
        expect(text).toContain(i18next.t(key))
      }
      const list = row(nonCommercial)
      expect(list).toContain(i18next.t('models.non_commercial'))
    }
  })

  it('is not accepted by downloading all that is recommended', async () => {
    await i18next.changeLanguage('en')
    const others = [bundled('gigaam-multilingual-600m'), bundled('punctuation-47')]
    const size = (text: string) => /Download all, ([\d.]+\s\wB)/u.exec(text)?.[1]
    const free = shown(<AdvicePanel overview={overviewOf([...others, bundled(nonCommercial.id)])} />)
    const bound = shown(<AdvicePanel overview={overviewOf([...others, nonCommercial])} />)
    expect([size(free), size(bound)]).toEqual(['1.4 GB', '826 MB'])
    const accepted = overviewOf([...others, nonCommercial], [nonCommercial.id])
    expect(shown(<AdvicePanel overview={accepted} />)).toBe(free)
  })
})

describe('what nobody has published', () => {
  it('is said to be so, and an estimate of ours is called one, in each language', async () => {
    for (const language of languages) {
      await i18next.changeLanguage(language)
      const says = (model: CatalogueModel, key: 'memory_unknown' | 'misheard_unknown') =>
        row(model).includes(i18next.t(`models.${key}`))
      const bare = bundled('whisper-large-v3-q5_0')
      expect([says(bare, 'memory_unknown'), says(bare, 'misheard_unknown')]).toEqual([true, true])
      const known = bundled('whisper-large-v3')
      expect([says(known, 'memory_unknown'), says(known, 'misheard_unknown')]).toEqual([false, false])
      // What recognises no speech mishears nothing.
      expect(says(bundled('silero-vad'), 'misheard_unknown')).toBe(false)
      const gigaam = row(bundled('gigaam-multilingual-220m'))
      const [, estimate] = i18next.t('models.memory_ours', { size: '|' }).split('|')
      expect(gigaam).toContain(estimate)
    }
  })
})

describe('a translation', () => {
  it('is told to need another model where none of those advised makes one, in each language', async () => {
    for (const language of languages) {
      await i18next.changeLanguage(language)
      const name = bundled('whisper-large-v3-q5_0').name
      const said = i18next.t('models.advice_translation', { name })
      const overview = overviewOf(shipped)
      expect(shown(<AdvicePanel overview={overview} />)).toContain(said)
      const here = { ...overview, models: [{ canTranslate: true, missing: false, demo: false }] }
      const withOne = here as unknown as ModelsOverview
      expect(shown(<AdvicePanel overview={withOne} />)).not.toContain(said)
    }
  })
})

import { MantineProvider } from '@mantine/core'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import type { CaptionStyle } from '#shared/clip.ts'
import styles from '../../../../resources/caption-styles.json' with { type: 'json' }
import { texts } from '../../i18n/texts.ts'
import { StyleCards } from './style-cards.tsx'

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: texts.en } }, initAsync: false })
})

it('no two looks have the same card', () => {
  const cards = (styles as CaptionStyle[]).map((style) => {
    const shown = renderToStaticMarkup(
      <MantineProvider>
        <StyleCards styles={[style]} chosen={null} disabled={false} onChange={() => undefined} />
      </MantineProvider>,
    )
    return /<span[^>]*aria-hidden="true"[^>]*>.*?<\/span><\/span><\/span>/.exec(shown)![0]
  })
  expect(new Set(cards).size).toBe(styles.length)
  const [dialogue] = cards.slice(styles.findIndex(({ id }) => id === 'dialogue'))
  expect(dialogue).toContain('color:#FFE14D')
  expect(dialogue).toContain('color:#FFFFFF')
})

import { MantineProvider } from '@mantine/core'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { languages } from '#shared/language.ts'
import type { Word } from '#shared/transcript.ts'
import { texts } from '../../i18n/texts.ts'
import { WordText } from './word-text.tsx'

const word: Word = {
  ...{ text: 'Айгүл', startMs: 0, endMs: 1, confidence: 0.9, language: 'kk', speaker: null },
  ...{ heard: 'ай гуль', flag: 'repetition' },
}

it.each(languages)('the signs of a word have a text for who does not see them, in %s', async (language) => {
  const resources = { [language]: { translation: texts[language] } }
  await i18next.init({
    ...{ lng: language, resources, initAsync: false, interpolation: { escapeValue: false } },
  })
  const html = renderToStaticMarkup(
    <MantineProvider>
      <WordText word={word} grade={0} />
    </MantineProvider>,
  )
  expect(html).toContain(`aria-label="${i18next.t('editor.heard', { text: 'ай гуль' })}"`)
  expect(html).toContain(`aria-label="${i18next.t('editor.flag.repetition')}"`)
  // What is copied or read as the text of the recording stays the word alone.
  expect(html.replace(/<style.*?<\/style>/gs, '').replace(/<[^>]+>/g, '')).toBe('Айгүл')
})

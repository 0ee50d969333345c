import { MantineProvider } from '@mantine/core'
import i18next from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { Clash } from '#shared/api/shoots.ts'
import { languages } from '#shared/language.ts'
import { texts } from '../../i18n/texts.ts'
import { ClashList } from './clash-list.tsx'

it.each(languages)('a name in Arabic script leaves the words around it in place, in %s', async (language) => {
  const resources = { [language]: { translation: texts[language] } }
  await i18next.init({
    ...{ lng: language, resources, initAsync: false },
    interpolation: { escapeValue: false },
  })
  const clash: Clash = {
    ...{ kind: 'travel', what: 'ەرلان', title: 'كوش', shootId: 's' },
    ...{ date: '2026-12-03', gapMinutes: 40 },
  }
  const html = renderToStaticMarkup(
    <MantineProvider>
      <ClashList clashes={[clash]} date={clash.date} />
    </MantineProvider>,
  )
  expect(html).toContain('\u2068ەرلان\u2069')
  expect(html).toContain('\u2068كوش\u2069')
})

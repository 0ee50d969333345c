import { MantineProvider } from '@mantine/core'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { QuestionHit } from '#shared/api/questions.ts'
import { type Language, languages } from '#shared/language.ts'
import { parseQuery } from '#shared/search-query.ts'
import { startI18n } from '../../i18n/i18n.ts'
import { createFormat } from '../../lib/format.ts'
import { QuestionRow } from './question-row.tsx'

const zone = process.env.TZ
beforeAll(() => {
  startI18n()
  // West of UTC, where midnight in UTC is the day before.
  process.env.TZ = 'America/Los_Angeles'
})
afterAll(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

const none = { kk: '', ru: '', en: '' }
const question: QuestionHit = {
  ...{ id: 'q', rootId: 'q', exact: true, themeId: null, parentId: null, position: 1, starter: false },
  ...{ text: { ...none, kk: 'Кімсіз?' }, role: 'core', status: 'ready', tags: [], notes: '', skipHint: none },
  ...{ source: { kind: 'team', askedBy: '' }, followUpCount: 0, createdAt: '', updatedAt: '' },
  ...{ timesUsed: 2, lastUsedOn: '2026-03-22', timesPlanned: 5 },
}

async function drawn(language: Language, hit: QuestionHit): Promise<string> {
  await i18next.changeLanguage(language)
  const row = createElement(QuestionRow, {
    ...{ question: hit, theme: null, hideTheme: true, query: parseQuery(''), selected: false, index: 0 },
    ...{ readOnly: false, onOpen() {}, onSelect() {}, onKeyDown() {} },
  })
  return renderToStaticMarkup(createElement(MantineProvider, null, row))
}

it('a row says how often it was asked, when last, and apart from that how often it is planned', async () => {
  for (const language of languages) {
    const html = await drawn(language, question)
    const day = createFormat(language).date('2026-03-22T12:00:00')
    expect(html).toContain(`${i18next.t('questions.used', { count: 2 })}, ${day}`)
    expect(html).toContain(i18next.t('questions.planned', { count: 5 }))
    expect(day).toMatch(/22/)
  }
  const planned = await drawn('en', { ...question, timesUsed: 0, lastUsedOn: null })
  expect(planned).toContain('in 5 plans')
  expect(planned).not.toContain('asked')
})

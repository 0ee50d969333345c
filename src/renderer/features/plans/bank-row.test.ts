import { MantineProvider } from '@mantine/core'
import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import type { QuestionHit } from '#shared/api/questions.ts'
import { startI18n } from '../../i18n/i18n.ts'
import { BankRow } from './bank-row.tsx'

beforeAll(() => {
  startI18n()
})

const none = { kk: '', ru: '', en: '' }
const question: QuestionHit = {
  ...{ id: 'q', rootId: 'q', exact: true, themeId: null, parentId: null, position: 1, starter: false },
  ...{ text: { ...none, kk: 'Кімсіз?' }, role: 'core', status: 'ready', tags: [], notes: '', skipHint: none },
  ...{ source: { kind: 'team', askedBy: '' }, followUpCount: 0, createdAt: '', updatedAt: '' },
  ...{ timesUsed: 0, lastUsedOn: null, timesPlanned: 0 },
}

function drawn(readOnly: boolean, planned: boolean): string {
  const row = createElement(BankRow, {
    ...{ question, theme: null, language: 'kk' as const, planned, readOnly, onAdd() {} },
  })
  return renderToStaticMarkup(createElement(MantineProvider, null, row))
}

it('offers to be added only where it can be, and says everywhere that it is planned', () => {
  const [add, isThere] = [
    `aria-label="${i18next.t('plans.add')}"`,
    `aria-label="${i18next.t('plans.in_plan')}"`,
  ]
  expect(drawn(false, false)).toContain(add)
  expect(drawn(true, false)).not.toContain(add)
  expect(drawn(true, true)).toContain(isThere)
})

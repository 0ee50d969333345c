import i18next from 'i18next'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, expect, it } from 'vitest'
import type { CriteriaSet, RankReason } from '#shared/api/criteria.ts'
import { type Language, languages } from '#shared/language.ts'
import { yesNo } from '../../../../test/support/criteria.ts'
import { startI18n } from '../../i18n/i18n.ts'
import { RankReasonText } from './rank-reason.tsx'

const name = (kk: string) => ({ kk, ru: '', en: '' })
const at = '2026-11-24T10:00:00.000Z'
const set: CriteriaSet = {
  ...{ id: 'set', name: name('Жинақ'), about: name(''), version: 1, createdAt: at, updatedAt: at },
  criteria: ['a', 'b', 'c', 'd', 'e'].map((id) => yesNo(id)),
}
beforeAll(startI18n)

async function said(language: Language, reason: RankReason): Promise<string> {
  await i18next.changeLanguage(language)
  return renderToStaticMarkup(createElement(RankReasonText, { reason, set, below: name('Әсел') }))
}

it('every explanation that announces criteria names them, in each language', async () => {
  for (const language of languages) {
    const criteria = [{ criterionId: 'd', gain: 2 }]
    const text = await said(language, { by: 'eligibility', criteria })
    expect(text).toMatch(/Әсел.*: d$/)
    expect(text).not.toContain('criteria.reason')
  }
})

it('points are said with their sign, and no more criteria than explain', async () => {
  const gains = [3, -2, 1, 1]
  const criteria = gains.map((gain, index) => ({ criterionId: set.criteria[index]?.id ?? '', gain }))
  expect(await said('en', { by: 'points', criteria })).toMatch(/ a \+3; b −2; c \+1$/)
})

import { describe, expect, it } from 'vitest'
import { anonymityLevels, consentKinds, consentPlatforms } from '#shared/api/consents.ts'
import { languages } from '#shared/language.ts'
import type { FormText } from './form-text.ts'
import { consentForms } from './forms.ts'

/** A form without its words: what is asked in which order. */
function shape({ facts, sections }: FormText) {
  const blocks = (list: FormText['facts']) =>
    list.map((block) => {
      if (block.kind === 'list') return `list of ${block.items.length}`
      if (block.kind === 'field') return `field ${block.field}`
      if (block.kind === 'checks') return `checks ${block.group}`
      return block.kind === 'lines' ? `lines ${block.count}` : block.kind
    })
  return [blocks(facts), ...sections.map((section) => blocks(section.blocks))]
}

const wordsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value && typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) =>
          ['kind', 'field', 'group'].includes(key) ? [] : wordsOf(inner),
        )
      : []

describe.each(consentKinds)('the form of a %s', (kind) => {
  it('asks the same in each language', () => {
    const [first, ...others] = languages.map((language) => shape(consentForms[language].forms[kind]))
    for (const other of others) expect(other).toEqual(first)
  })

  it('names the law it rests on, where one withdraws, and that a lawyer should check it', () => {
    for (const language of languages) {
      const all = wordsOf(consentForms[language].forms[kind]).join(' ')
      expect(all).toContain('145')
      expect(JSON.stringify(consentForms[language].forms[kind])).toContain('"revocationContact"')
      expect(consentForms[language].words.lawyer).toMatch(/lawyer|юрист|заңгер/)
    }
    expect(wordsOf(consentForms.kk.forms.consent).join(' ')).toContain('2013')
  })
})

it.each(languages)('the forms in %s have all choices, and are in its script', (language) => {
  const { words, forms } = consentForms[language]
  expect(Object.keys(words.platforms).sort()).toEqual([...consentPlatforms].sort())
  expect(Object.keys(words.anonymity).sort()).toEqual([...anonymityLevels].sort())
  const brands = new Set(['YouTube', 'Instagram', 'Facebook', 'TikTok'])
  for (const text of wordsOf([words, forms]).filter((one) => !brands.has(one))) {
    expect(/\p{Script=Cyrillic}/u.test(text), text).toBe(language !== 'en')
    expect(text.trim()).toBe(text)
  }
})

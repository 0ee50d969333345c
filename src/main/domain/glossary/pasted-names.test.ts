import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type GlossaryFields, glossaryKinds } from '#shared/api/glossary.ts'
import { printNames, readNames } from './pasted-names.ts'

const anyName = fc
  .string({ unit: fc.constantFrom('А', 'қ', 'ә', ' ', '-', ';', '"', "'", ',', 'Z', '1'), maxLength: 12 })
  .map((text) => text.replace(/\s+/gu, ' ').trim())
const anyFields = fc
  .record({
    kind: fc.constantFrom(...glossaryKinds),
    text: fc.record({ kk: anyName, ru: anyName, en: anyName }),
    notes: anyName,
  })
  .filter(({ text: { kk, ru, en } }) => {
    const hasName = /\p{L}/u.test(kk + ru + en)
    // A name alone in Latin letters is taken for English.
    return hasName && (ru + en !== '' || /\p{Script=Cyrillic}/u.test(kk))
  })

describe('a pasted list of names', () => {
  it('is read back from the file it was saved as', () => {
    fc.assert(
      fc.property(fc.array(anyFields, { maxLength: 6 }), (entries: GlossaryFields[]) => {
        expect(readNames(printNames(entries), 'other')).toEqual(entries)
      }),
    )
  })

  it('may come from a spreadsheet, with tabs, and have too little or too much', () => {
    expect(readNames('Шыңжаң\tСиньцзян\tXinjiang\n\n  \nКаир', 'place')).toEqual([
      { kind: 'place', text: { kk: 'Шыңжаң', ru: 'Синьцзян', en: 'Xinjiang' }, notes: '' },
      { kind: 'place', text: { kk: 'Каир', ru: '', en: '' }, notes: '' },
    ])
    expect(readNames(`${'а'.repeat(201)}\n—\nNew York;;;жер`, 'person')).toEqual([
      null,
      null,
      { kind: 'person', text: { kk: '', ru: '', en: 'New York' }, notes: '' },
    ])
  })
})

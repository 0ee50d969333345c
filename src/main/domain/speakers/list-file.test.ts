import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { languages } from '#shared/language.ts'
import { interviewStatuses } from '#shared/pipeline.ts'
import { anySecretiveSpeaker, secretsOf } from '../../../../test/support/speakers.ts'
import { unguardCell } from '../questions/exchange/formula-guard.ts'
import { type ListedSpeaker, listWidths, printListJson, printListTable } from './list-file.ts'
import { withoutSensitive } from './sensitive.ts'

const anyLanguage = fc.constantFrom(...languages)
const anyList = fc.array(
  fc
    .tuple(anySecretiveSpeaker, fc.subarray([...interviewStatuses]))
    .map(([speaker, statuses]): ListedSpeaker => ({ ...speaker, statuses, introducer: null })),
  { maxLength: 4 },
)

describe('a list without sensitive fields', () => {
  it('has no value of them and no column for them', () => {
    fc.assert(
      fc.property(anyList, anyLanguage, (list, language) => {
        const left = list.map(withoutSensitive)
        const table = printListTable(left, language, false)
        const text = JSON.stringify(table) + printListJson(left, false)
        for (const secret of list.flatMap(secretsOf)) expect(text).not.toContain(secret)
        for (const row of table) expect(row).toHaveLength(listWidths(false).length)
        expect(listWidths(true).length - listWidths(false).length).toBe(3)
      }),
    )
  })

  it('has none even when it is printed from speakers that still hold them', () => {
    fc.assert(
      fc.property(anyList, anyLanguage, (list, language) => {
        const text = JSON.stringify(printListTable(list, language, false)) + printListJson(list, false)
        for (const secret of list.flatMap(secretsOf)) expect(text).not.toContain(secret)
      }),
    )
  })
})

describe('a list with sensitive fields', () => {
  it('has each of their values, in the table and in JSON', () => {
    fc.assert(
      fc.property(anyList, anyLanguage, (list, language) => {
        const table = JSON.stringify(printListTable(list, language, true))
        const json = printListJson(list, true)
        for (const secret of list.flatMap(secretsOf)) {
          expect(table).toContain(secret)
          expect(json).toContain(secret)
        }
      }),
    )
  })
})

describe('a cell', () => {
  it('never begins a formula, and gives its text back without the guard', () => {
    fc.assert(
      fc.property(anyList, anyLanguage, fc.boolean(), (list, language, sensitive) => {
        const [, ...rows] = printListTable(list, language, sensitive)
        for (const [index, row] of rows.entries()) {
          for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
          expect(row.slice(0, 3).map(unguardCell)).toEqual(Object.values(list[index]?.name ?? {}))
        }
      }),
    )
  })
})

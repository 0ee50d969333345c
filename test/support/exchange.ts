import fc from 'fast-check'
import type { ExchangeBank, ExchangeQuestion } from '../../src/main/domain/questions/exchange/bank.ts'
import type { ReadBank, ReadQuestion } from '../../src/main/domain/questions/exchange/read-bank.ts'
import { questionRoles, questionStatuses } from '../../src/shared/api/questions.ts'
import { themeColours } from '../../src/shared/api/themes.ts'

/** What breaks files: delimiters, quotes, line ends, formulas, markup, escapes of each format, letters of all three languages. */
const awkward = [
  ...',;|\t\n\r"\'`=+-@＝＋－＠\\*_[]<>#&~·:()/?!.,0123456789',
  ...'әғқңөұүһіӘІёйЖшabcXYZ «»—…',
  ...[
    '\u00a0',
    '\u200b',
    '\u2028',
    '\ufeff',
    '\u0001',
    '\u0085',
    '\u007f',
    '\ufffe',
    '\ud800',
    'é',
    'e\u0301',
    'и\u0306',
  ],
  ...[
    '😀',
    '👩‍👧',
    '<br>',
    '&#32;',
    '&amp;',
    '_x0041_',
    '""',
    '\r\n',
    ' · ',
    ' (kk)',
    'kk: ',
    'Рөлі: ',
    '- ',
    '1. ',
    '## ',
  ],
  ...["'=", "''", '-->', '<!-- Iz Studio 1 -->', 'sep=;', '**', '  ', '---'],
]
const odd = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...awkward), { maxLength: 14 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('=1+1', '+7', '-сұрақ', '@SUM(A1)', "'=1", "'қ", '1.1', '31.12.2026', 'TRUE'),
  },
)
const localized = fc.record({ kk: odd, ru: odd, en: odd })

export const anyQuestion: fc.Arbitrary<ExchangeQuestion> = fc.letrec<{ question: ExchangeQuestion }>(
  (tie) => ({
    question: fc.record({
      text: localized,
      role: fc.constantFrom(...questionRoles),
      status: fc.constantFrom(...questionStatuses),
      tags: fc.array(odd, { maxLength: 4 }).map((tags) => tags.map((tag) => tag.slice(0, 20))),
      source: fc.record({ kind: fc.constantFrom('team' as const, 'audience' as const), askedBy: odd }),
      notes: odd,
      skipHint: localized,
      followUps: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.constant<ExchangeQuestion[]>([]),
        fc.array(tie('question') as fc.Arbitrary<ExchangeQuestion>, { maxLength: 3 }),
      ),
    }),
  }),
).question

export const anyBank: fc.Arbitrary<ExchangeBank> = fc.record({
  themes: fc.array(
    fc.record({
      name: localized,
      colour: fc.constantFrom(...themeColours),
      questions: fc.array(anyQuestion, { maxLength: 3 }),
    }),
    { maxLength: 4 },
  ),
  loose: fc.array(anyQuestion, { maxLength: 3 }),
})

/** What was read, without the rows it stood in. */
export function withoutRows({ themes, loose }: ReadBank): ExchangeBank {
  const bare = ({ row: _, followUps, ...question }: ReadQuestion): ExchangeQuestion => ({
    ...question,
    followUps: followUps.map(bare),
  })
  return {
    themes: themes.map(({ row: _, questions, ...theme }) => ({ ...theme, questions: questions.map(bare) })),
    loose: loose.map(bare),
  }
}

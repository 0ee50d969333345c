import Papa from 'papaparse'
import { type GlossaryFields, type GlossaryKind, glossaryKinds } from '#shared/api/glossary.ts'
import { isEmptyText, type LocalizedText } from '#shared/localized.ts'

const maxName = 200
const maxNotes = 2000

/** The head of the file that `printNames` writes; a pasted line that begins so is no name. */
const heading = ['kk', 'ru', 'en', 'kind', 'notes']

/**
 * Names from a pasted text, one a line: `kk; ru; en; kind; notes`, of which everything but one name may be left out. Semicolons or tabs
 * divide; a line with only one name in Latin letters is English.
 * @returns null in place of a line without a name; empty lines are left out
 */
export function readNames(text: string, kind: GlossaryKind): (GlossaryFields | null)[] {
  const body = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const { data } = Papa.parse<string[]>(body, {
    delimiter: body.includes(';') || !body.includes('\t') ? ';' : '\t',
    newline: '\n',
    skipEmptyLines: 'greedy',
  })
  return data
    .map((cells) => cells.map((cell) => cell.normalize('NFC').replace(/\s+/gu, ' ').trim()))
    .filter((cells) => !isHeading(cells))
    .map((cells) => readLine(cells, kind))
}

function isHeading(cells: readonly string[]): boolean {
  return heading.slice(0, 3).every((name, index) => cells[index]?.toLowerCase() === name)
}

function readLine(cells: readonly string[], kind: GlossaryKind): GlossaryFields | null {
  const [kk = '', ru = '', en = '', ownKind = '', notes = ''] = cells.map((cell) => cell.slice(0, maxNotes))
  const alone = ru === '' && en === '' && /^[^\p{Script=Cyrillic}]*$/u.test(kk)
  const text: LocalizedText = alone ? { kk: '', ru: '', en: kk } : { kk, ru, en }
  const tooLong = Object.values(text).some((name) => name.length > maxName)
  if (isEmptyText(text) || tooLong || !Object.values(text).some((name) => /\p{L}/u.test(name))) return null
  return { kind: glossaryKinds.find((name) => name === ownKind.toLowerCase()) ?? kind, text, notes }
}

/** Names as CSV that `readNames` reads back, with a byte order mark, without which Excel reads Cyrillic as windows-1251. */
export function printNames(entries: readonly GlossaryFields[]): string {
  const rows = entries.map(({ text, kind, notes }) => [text.kk, text.ru, text.en, kind, notes])
  return `\ufeff${Papa.unparse([heading, ...rows], { delimiter: ';', newline: '\r\n' })}\r\n`
}

/** By which two entries are the same name: their spellings in all languages, case aside. */
export function nameKey(text: LocalizedText): string {
  return [text.kk, text.ru, text.en].map((name) => name.normalize('NFC').trim().toLowerCase()).join('\n')
}

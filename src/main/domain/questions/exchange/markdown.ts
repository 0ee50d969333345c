import { type ImportField, type ImportIssue, importFields } from '#shared/api/exchange.ts'
import { type Language, languages } from '#shared/language.ts'
import { cleanBank, type ExchangeBank, type ExchangeQuestion, type ExchangeTheme } from './bank.ts'
import { headingOf, readHeading, roleWords, sourceWords, statusWords } from './fields.ts'
import { escapeMarkdown, unescapeMarkdown } from './markdown-text.ts'
import { issue, type RawRow } from './raw-rows.ts'
import { languageByLetters, languageOfMost } from './script-language.ts'
import { localizedCells } from './table.ts'
import { printTags } from './tags.ts'

/** Says that the first heading is a title and the rest are themes. */
const signature = '<!-- Iz Studio 1 -->'
const titles: Record<Language, string> = { kk: 'Сұрақтар', ru: 'Вопросы', en: 'Questions' }

/**
 * The bank as Markdown for reading: themes are headings, questions a list, follow-ups a list in it; each text on a line of its
 * own with its language, other fields under their headings in `language`.
 */
export function printMarkdown(bank: ExchangeBank, language: Language): string {
  const lines = [signature, `# ${titles[language]}`, '']
  const { themes, loose } = cleanBank(bank)
  for (const question of loose) printQuestion(question, 0, language, lines)
  for (const theme of themes) {
    lines.push('', `## ${printName(theme)}`, '')
    if (theme.colour) lines.push(`${headingOf('theme_colour', language)}: ${theme.colour}`, '')
    for (const question of theme.questions) printQuestion(question, 0, language, lines)
  }
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

function printName({ name }: ExchangeTheme): string {
  return languages
    .filter((own) => name[own] !== '')
    .map((own) => `${escapeMarkdown(name[own])} (${own})`)
    .join(' · ')
}

function printQuestion(question: ExchangeQuestion, level: number, language: Language, lines: string[]): void {
  const { text, skipHint, source } = question
  const field = (name: ImportField, value: string) =>
    value === '' ? [] : [`${headingOf(name, language)}: ${escapeMarkdown(value)}`]
  const all = [
    ...languages.filter((own) => text[own] !== '').map((own) => `${own}: ${escapeMarkdown(text[own])}`),
    ...field('role', roleWords.print(question.role, language)),
    ...field('status', statusWords.print(question.status, language)),
    ...field('tags', printTags(question.tags)),
    ...field('source', sourceWords.print(source.kind, language)),
    ...field('asked_by', source.askedBy),
    ...field('notes', question.notes),
    ...languages.flatMap((own) => field(`skip_${own}`, skipHint[own])),
  ]
  const indent = '  '.repeat(level)
  // Two spaces at the end keep the lines apart when it is rendered.
  lines.push(
    ...all.map(
      (line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}${index < all.length - 1 ? '  ' : ''}`,
    ),
  )
  for (const followUp of question.followUps) printQuestion(followUp, level + 1, language, lines)
}

const item = /^(\s*)(?:[-*+•–—]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/su

/**
 * Reads such a file, and lists that people write: headings are themes (the first level too, when there is no other), list items
 * questions and nested ones follow-ups, lines that end in a question mark questions. A text without its language gets the one of
 * its letters. Other lines are reported.
 */
export function parseMarkdown(text: string): { rows: RawRow[]; issues: ImportIssue[] } {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
  const own = lines.some((line) => line.trim() === signature)
  const hasDeeper = own || lines.some((line) => /^#{2,6}\s/.test(line))
  // Short words may be Kazakh or Russian; the rest of the file tells.
  const usual = languageOfMost(lines) ?? 'kk'
  const rows: RawRow[] = []
  const issues: ImportIssue[] = []
  let theme: RawRow['cells'] = {}
  let themeRow: RawRow | null = null
  let current: RawRow | null = null
  let indents: number[] = []
  let isComment = false

  const begin = (row: number, indent: number, content: string) => {
    while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop()
    current = { row, level: indents.length, cells: { ...theme } }
    indents.push(indent)
    rows.push(current)
    addContent(current, content, usual)
  }

  for (const [index, line] of lines.entries()) {
    const row = index + 1
    const content = line.trim()
    if (isComment || content.startsWith('<!--')) {
      isComment = !content.endsWith('-->')
      continue
    }
    if (content === '' || /^([-*_]\s*){3,}$/.test(content)) {
      if (!own) current = null
      continue
    }
    const heading = /^(#{1,6})\s+(.+?)\s*#*$/s.exec(content)
    if (heading) {
      current = null
      indents = []
      if (heading[1] === '#' && hasDeeper) {
        theme = {}
        themeRow = null
        continue
      }
      theme = readName(heading[2] ?? '', usual)
      themeRow = { row, level: 0, cells: { ...theme } }
      rows.push(themeRow)
      continue
    }
    const found = item.exec(line)
    if (found) begin(row, widthOf(found[1] ?? ''), found[2] ?? '')
    else if (current) addContent(current, content, usual)
    else if (themeRow && labelOf(content)?.field === 'theme_colour') {
      theme.theme_colour = unescapeMarkdown(labelOf(content)?.value ?? '')
      themeRow.cells.theme_colour = theme.theme_colour
    } else if (/[?؟]$/.test(content)) {
      indents = []
      begin(row, 0, content)
      current = null
      indents = []
    } else issues.push(issue('not_a_question', row, content))
  }
  return { rows, issues }
}

function widthOf(indent: string): number {
  return indent.replaceAll('\t', '    ').length
}

/** `Отбасы (kk) · Семья (ru)`, or a name without its language. */
function readName(text: string, usual: Language): RawRow['cells'] {
  const parts = text.split(/(?<!\\) · /)
  const named = parts.map((part) => /^(.*) \((kk|ru|en)\)$/su.exec(part))
  const name = { kk: '', ru: '', en: '' }
  if (named.every((part) => part !== null)) {
    for (const [, value = '', own] of named) name[own as Language] = unescapeMarkdown(value)
  } else name[languageByLetters(text) ?? usual] = unescapeMarkdown(text)
  return localizedCells('theme', name)
}

/** `Роль: основной` as a field; null when the line begins with no known heading. */
function labelOf(line: string): { field: ImportField; value: string } | null {
  const match = /^(?:\*\*|__)?([^:*_]{1,60}?)(?:\*\*|__)?:(?:\*\*|__)?\s*(.*)$/su.exec(line)
  if (!match) return null
  const [, label = '', value = ''] = match
  const heading = readHeading(label)
  if (!heading) return null
  const { field, language, own } = heading
  if (field === 'text' || field === 'theme' || field === 'skip') {
    const of = language ?? languageByLetters(value) ?? own ?? 'kk'
    return { field: `${field}_${of}`, value }
  }
  return importFields.includes(field) ? { field, value } : null
}

/** A line of a question: one of its fields, or (more of) its text. */
function addContent(raw: RawRow, line: string, usual: Language): void {
  const label = labelOf(line)
  if (label) {
    const value = unescapeMarkdown(label.value)
    if (label.field === 'date')
      raw.dates = [...(raw.dates ?? []), { header: line.slice(0, line.indexOf(':')), cell: value }]
    else raw.cells[label.field] = value
    return
  }
  const text = unescapeMarkdown(line)
  const written = languages.find((own) => raw.cells[`text_${own}`] !== undefined)
  const language = written ?? languageByLetters(text) ?? usual
  const before = raw.cells[`text_${language}`]
  raw.cells[`text_${language}`] = before === undefined ? text : `${before} ${text}`
}

import type { ImportField, ImportIssue, ImportOptions, IssueCode } from '#shared/api/exchange.ts'
import type { QuestionFields, QuestionRole } from '#shared/api/questions.ts'
import { type ThemeColour, themeColourSchema } from '#shared/api/themes.ts'
import { type Language, languages } from '#shared/language.ts'
import { isEmptyText, type LocalizedText } from '#shared/localized.ts'
import { themeKey } from './bank.ts'
import { cleanLine, cleanNotes } from './clean-text.ts'
import { orderOfColumn, readDate } from './dates.ts'
import { roleWords, sourceWords, statusWords } from './fields.ts'
import { issue, type RawRow } from './raw-rows.ts'
import { parseTags } from './tags.ts'

/** A question read from a file, with the row it stands in. */
export interface ReadQuestion extends QuestionFields {
  row: number
  followUps: ReadQuestion[]
}

export interface ReadBank {
  themes: { name: LocalizedText; colour: ThemeColour | null; row: number; questions: ReadQuestion[] }[]
  loose: ReadQuestion[]
  issues: ImportIssue[]
}

interface Placed {
  question: ReadQuestion
  /** null: said nowhere; a follow-up has its question's then. */
  role: QuestionRole | null
  raw: RawRow
  theme: LocalizedText
  parent: Placed | null
}

/** The longest that the library takes, as in `questionFieldsSchema`. */
const longest = { text: 2000, skip: 1000, notes: 20_000, tag: 60, tags: 30, theme: 200, askedBy: 300 }

/**
 * The questions of a file as trees under their themes. Rows without a text, or with one that is too long, are left out; their
 * follow-ups go to the question above. Whatever else cannot be taken as it stands is reported and the question kept.
 */
export function readBank(rows: readonly RawRow[], order: ImportOptions['dateOrder']): ReadBank {
  const issues: ImportIssue[] = []
  const dateOrder = orderOfDates(rows, order)
  const themes = new Map<string, ReadBank['themes'][number]>()
  const placed: Placed[] = []
  const open: (Placed | null)[] = []
  for (const raw of rows) {
    const note = (code: IssueCode, value = '') => issues.push(issue(code, raw.row, value))
    const theme = readTheme(raw, note)
    const text = localized(raw, 'text')
    const above = open.slice(0, raw.level).findLast((candidate) => candidate !== null) ?? null
    open.length = Math.min(open.length, raw.level)
    if (isEmptyText(text) && !onlyTheme(raw)) {
      note('no_text', Object.values(raw.cells).join(' '))
      continue
    }
    if (languages.some((language) => text[language].length > longest.text)) {
      note('text_too_long', text.kk || text.ru || text.en)
      continue
    }
    if (!isEmptyText(theme) && !themes.has(themeKey(theme)) && isTopLevel(raw)) {
      const colour = readColour(raw, note)
      themes.set(themeKey(theme), { name: theme, colour, row: raw.row, questions: [] })
    }
    if (isEmptyText(text)) continue
    const role = readRole(raw, note)
    const question = {
      ...readFields(raw, text, dateOrder, note),
      role: role ?? 'core',
      row: raw.row,
      followUps: [],
    }
    const one: Placed = { question, role, raw, theme, parent: above }
    placed.push(one)
    while (open.length < raw.level) open.push(null)
    open[raw.level] = one
  }
  hang(placed, issues)

  const loose: ReadQuestion[] = []
  for (const one of placed) {
    if (one.parent) one.parent.question.followUps.push(one.question)
    else if (isEmptyText(one.theme)) loose.push(one.question)
    else {
      const key = themeKey(one.theme)
      const home = themes.get(key) ?? { name: one.theme, colour: null, row: one.raw.row, questions: [] }
      themes.set(key, home)
      home.questions.push(one.question)
    }
  }
  const said = new Map(placed.map(({ question, role }) => [question, role]))
  for (const { question, parent } of placed) if (!parent) passRole(question, said)
  return { themes: [...themes.values()], loose, issues }
}

/** Finds the questions that rows name by number; rows of nested files are hung already. */
function hang(placed: readonly Placed[], issues: ImportIssue[]): void {
  const wanted = placed.filter(({ raw }) => cleanLine(raw.cells.parent ?? '') !== '')
  if (wanted.length === 0) return
  const byNumber = new Map<string, Placed>()
  for (const one of placed) {
    const number = cleanLine(one.raw.cells.number ?? '')
    if (number === '') continue
    if (byNumber.has(number)) issues.push(issue('number_repeated', one.raw.row, number))
    else byNumber.set(number, one)
  }
  for (const one of wanted) {
    const number = cleanLine(one.raw.cells.parent ?? '')
    const parent = byNumber.get(number)
    if (!parent) issues.push(issue('parent_missing', one.raw.row, number))
    else if (isAbove(one, parent)) issues.push(issue('parent_cycle', one.raw.row, number))
    else one.parent = parent
  }
}

function isAbove(one: Placed, other: Placed): boolean {
  for (let at: Placed | null = other; at; at = at.parent) if (at === one) return true
  return false
}

function passRole(question: ReadQuestion, said: ReadonlyMap<ReadQuestion, QuestionRole | null>): void {
  for (const followUp of question.followUps) {
    if (!said.get(followUp)) followUp.role = question.role
    passRole(followUp, said)
  }
}

type Note = (code: IssueCode, value?: string) => void

function isTopLevel(raw: RawRow): boolean {
  return raw.level === 0 && cleanLine(raw.cells.parent ?? '') === ''
}

/** A row that only names a theme: a theme without questions, or a heading between questions. */
function onlyTheme(raw: RawRow): boolean {
  return (Object.entries(raw.cells) as [ImportField, string][]).every(
    ([field, cell]) => field.startsWith('theme_') || cleanLine(cell) === '',
  )
}

function localized(raw: RawRow, base: 'text' | 'theme' | 'skip'): LocalizedText {
  const of = (language: Language) => cleanLine(raw.cells[`${base}_${language}`] ?? '')
  return { kk: of('kk'), ru: of('ru'), en: of('en') }
}

/** Cuts what is too long in any language, and says so. */
function cut(text: LocalizedText, max: number, note: () => void): LocalizedText {
  if (languages.every((language) => text[language].length <= max)) return text
  note()
  const short = (language: Language) => text[language].slice(0, max).toWellFormed().trim()
  return { kk: short('kk'), ru: short('ru'), en: short('en') }
}

function readTheme(raw: RawRow, note: Note): LocalizedText {
  const name = localized(raw, 'theme')
  return cut(name, longest.theme, () => note('theme_too_long', name.kk || name.ru || name.en))
}

function readColour(raw: RawRow, note: Note): ThemeColour | null {
  const cell = cleanLine(raw.cells.theme_colour ?? '').toLowerCase()
  const colour = themeColourSchema.safeParse(cell)
  if (colour.success) return colour.data
  if (cell !== '') note('colour_unknown', cell)
  return null
}

function readRole(raw: RawRow, note: Note): QuestionRole | null {
  const cell = cleanLine(raw.cells.role ?? '')
  const role = roleWords.read(cell)
  if (!role && cell !== '') note('role_unknown', cell)
  return role
}

function readFields(
  raw: RawRow,
  text: LocalizedText,
  dateOrder: (header: string) => ImportOptions['dateOrder'],
  note: Note,
): Omit<QuestionFields, 'role'> {
  const cell = (field: ImportField) => cleanLine(raw.cells[field] ?? '')
  const status = statusWords.read(cell('status'))
  if (!status && cell('status') !== '') note('status_unknown', cell('status'))

  let kind = sourceWords.read(cell('source'))
  let askedBy = cell('asked_by')
  if (!kind && cell('source') !== '') {
    note('source_unknown', cell('source'))
    askedBy = [cell('source'), askedBy].filter(Boolean).join(', ')
  }
  kind ??= askedBy === '' ? 'team' : 'audience'
  if (askedBy.length > longest.askedBy) {
    note('asked_by_too_long', askedBy)
    askedBy = askedBy.slice(0, longest.askedBy).toWellFormed().trim()
  }

  const allTags = parseTags(cleanNotes(raw.cells.tags ?? ''))
  const tags = allTags.filter((tag) => tag.length <= longest.tag)
  for (const tag of allTags) if (tag.length > longest.tag) note('tag_too_long', tag)
  if (tags.length > longest.tags) note('too_many_tags', tags.slice(longest.tags).join(', '))

  const dates = (raw.dates ?? []).flatMap(({ header, cell }) => {
    const date = readDate(cell, dateOrder(header))
    if (!date) {
      if (cleanLine(cell) !== '') note('date_unreadable', cell)
      return cleanLine(cell) === '' ? [] : [`${header}: ${cleanLine(cell)}`]
    }
    if (date.ambiguous) note('date_ambiguous', `${cleanLine(cell)} → ${date.date}`)
    return [header === '' ? date.date : `${header}: ${date.date}`]
  })
  let notes = [cleanNotes(raw.cells.notes ?? ''), ...dates].filter((part) => part !== '').join('\n')
  if (notes.length > longest.notes) {
    note('notes_too_long', notes)
    notes = notes.slice(0, longest.notes).toWellFormed()
  }

  const skip = localized(raw, 'skip')
  return {
    text,
    status: status ?? 'draft',
    tags: tags.slice(0, longest.tags),
    source: { kind, askedBy },
    notes,
    skipHint: cut(skip, longest.skip, () => note('skip_too_long', skip.kk || skip.ru || skip.en)),
  }
}

/** The order of day and month for each column of dates. */
function orderOfDates(rows: readonly RawRow[], order: ImportOptions['dateOrder']) {
  const cells = new Map<string, string[]>()
  for (const { dates } of rows) {
    for (const { header, cell } of dates ?? []) {
      const column = cells.get(header)
      if (column) column.push(cell)
      else cells.set(header, [cell])
    }
  }
  const orders = new Map([...cells].map(([header, all]) => [header, orderOfColumn(all, order)]))
  return (header: string) => orders.get(header) ?? order
}

import type { ImportIssue, ImportOptions, PreviewRow } from '#shared/api/exchange.ts'
import type { QuestionBank, QuestionBatch, QuestionDraft, QuestionNode } from '#shared/api/questions.ts'
import { type Theme, type ThemeColour, themeColours } from '#shared/api/themes.ts'
import { type Language, languages } from '#shared/language.ts'
import { type LocalizedText, showText } from '#shared/localized.ts'
import { foldText } from '#shared/search-fold.ts'
import { issue } from './raw-rows.ts'
import type { ReadBank, ReadQuestion } from './read-bank.ts'

export interface Review {
  batches: QuestionBatch[]
  /** All questions of the file, as they stand in it. */
  rows: PreviewRow[]
  issues: ImportIssue[]
}

/**
 * What of a file is new to the library. A question is a duplicate when one that stands in the library says the same in any language
 * but for case, punctuation and look-alike letters. Within the file, which may be a bank as it was exported, it must say the same in
 * all languages and under the same theme; a follow-up below the same question. What hangs below a duplicate that is left out is left
 * out too, and said. Themes are the library's where a name is the same in any language. A text is known also where it stands in the
 * column of another language than in the library, which is said as well.
 */
export function reviewImport(
  read: ReadBank,
  bank: QuestionBank,
  options: Pick<ImportOptions, 'duplicates' | 'themeId'>,
  language: Language,
): Review {
  const issues = [...read.issues]
  const rows: PreviewRow[] = []
  const known = new KnownTexts<true>()
  const learn = (nodes: readonly QuestionNode[]) => {
    for (const node of nodes) {
      known.add(node.text, true)
      learn(node.followUps)
    }
  }
  learn(bank.questions)
  const inFile = new Set<string>()
  const codesByRow = new Map<number, Set<ImportIssue['code']>>()
  for (const { row, code } of read.issues) {
    if (row === null) continue
    const codes = codesByRow.get(row) ?? new Set()
    codesByRow.set(row, codes.add(code))
  }

  const show = (
    question: ReadQuestion,
    level: number,
    theme: string,
    code: ImportIssue['code'] | null,
    isMisplaced = false,
  ) => {
    const { row, role } = question
    const shown = showText(question.text, language)
    const text = shown?.text ?? ''
    const skips = code !== null && options.duplicates === 'skip'
    const own = [...(code ? [code] : []), ...(isMisplaced ? (['other_language'] as const) : [])]
    for (const one of own) issues.push(issue(one, row, text))
    const codes = [...(codesByRow.get(row) ?? []), ...own]
    rows.push({ row, level, theme, text, language: shown?.language ?? language, role, skipped: skips, codes })
    return skips
  }

  const takeFollowUps = (
    above: ReadQuestion,
    level: number,
    theme: string,
    lost: boolean,
  ): QuestionDraft[] => {
    const siblings = new Set<string>()
    return above.followUps.flatMap((followUp) => {
      const words = keysOf(followUp.text).join('\n')
      const repeats = siblings.has(words)
      siblings.add(words)
      const skipped = show(
        followUp,
        level,
        theme,
        lost ? 'above_skipped' : repeats ? 'duplicate_in_file' : null,
      )
      const followUps = takeFollowUps(followUp, level + 1, theme, skipped)
      return skipped ? [] : [asDraft(followUp, followUps)]
    })
  }
  const take = (questions: readonly ReadQuestion[], themeName: LocalizedText | null): QuestionDraft[] => {
    const theme = (themeName && showText(themeName, language)?.text) ?? ''
    const themeKeys = themeName ? keysOf(themeName) : ['']
    return questions.flatMap((question) => {
      const keys = keysOf(question.text)
      const places = themeKeys.map((themeKey) => [themeKey, ...keys].join('\n'))
      const there = known.find(question.text)
      const code = there
        ? 'duplicate'
        : places.some((place) => inFile.has(place))
          ? 'duplicate_in_file'
          : null
      for (const place of places) inFile.add(place)
      const skipped = show(question, 0, theme, code, there?.inOtherLanguage)
      const followUps = takeFollowUps(question, 1, theme, skipped)
      return skipped ? [] : [asDraft(question, followUps)]
    })
  }

  const homes = new Homes(bank.themes)
  const batches: QuestionBatch[] = []
  for (const { name, colour, row, questions } of read.themes) {
    if (homes.isMisplaced(name)) {
      issues.push(issue('other_language', row, showText(name, language)?.text))
    }
    const drafts = take(questions, name)
    // A theme of which nothing is new would only be in the way.
    if (drafts.length === 0 && questions.length > 0) continue
    homes.batchFor(name, colour, batches).questions.push(...drafts)
  }
  const chosen = bank.themes.find(({ id }) => id === options.themeId) ?? null
  const loose = take(read.loose, chosen?.name ?? null)
  if (loose.length > 0) batches.push({ themeId: chosen?.id ?? null, newTheme: null, questions: loose })
  return {
    batches: batches.filter(({ newTheme, questions }) => newTheme !== null || questions.length > 0),
    rows,
    issues: issues.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
  }
}

/** Finds for each theme of the file the one it is: in the library, or among those before it in the file. */
class Homes {
  readonly #ids = new KnownTexts<string>()
  readonly #batches = new KnownTexts<QuestionBatch>()
  readonly #colours: ThemeColour[]

  constructor(themes: readonly Theme[]) {
    for (const theme of themes) this.#ids.add(theme.name, theme.id)
    const used = new Set(themes.map(({ colour }) => colour))
    this.#colours = [...themeColours.filter((colour) => !used.has(colour)), ...themeColours]
  }

  /** Is the name that of a theme of the library, in the column of another language? */
  isMisplaced(name: LocalizedText): boolean {
    return this.#ids.find(name)?.inOtherLanguage ?? false
  }

  batchFor(name: LocalizedText, colour: ThemeColour | null, batches: QuestionBatch[]): QuestionBatch {
    const id = this.#ids.find(name)?.value ?? null
    const before =
      this.#batches.find(name)?.value ?? batches.find(({ themeId }) => id !== null && themeId === id)
    const batch = before ?? {
      themeId: id,
      newTheme: id === null ? { name, colour: colour ?? this.#colours.shift() ?? 'gray' } : null,
      questions: [],
    }
    if (!before) batches.push(batch)
    this.#batches.add(name, batch)
    return batch
  }
}

/** Texts to be found again by any of their languages: by the same language first, else by another one. */
class KnownTexts<Value> {
  readonly #inLanguage = new Map<string, Value>()
  readonly #inAny = new Map<string, Value>()

  /** The first of the same text stays. */
  add(text: LocalizedText, value: Value): void {
    for (const key of keysOf(text)) {
      if (!this.#inLanguage.has(key)) this.#inLanguage.set(key, value)
      const words = wordsOf(key)
      if (!this.#inAny.has(words)) this.#inAny.set(words, value)
    }
  }

  find(text: LocalizedText): { value: Value; inOtherLanguage: boolean } | null {
    const keys = keysOf(text)
    const same = keys.map((key) => this.#inLanguage.get(key)).find((value) => value !== undefined)
    if (same !== undefined) return { value: same, inOtherLanguage: false }
    const other = keys.map((key) => this.#inAny.get(wordsOf(key))).find((value) => value !== undefined)
    return other === undefined ? null : { value: other, inOtherLanguage: true }
  }
}

/** What a text is compared by, one for each language it has. */
function keysOf(text: LocalizedText): string[] {
  return languages.flatMap((language) => {
    const folded = foldText(text[language])
    const key = folded === '' ? text[language].trim() : folded
    return key === '' ? [] : [`${language} ${key}`]
  })
}

/** The words of such a key, whatever their language. */
function wordsOf(key: string): string {
  return key.slice(key.indexOf(' ') + 1)
}

function asDraft({ row: _, ...question }: ReadQuestion, followUps: QuestionDraft[]): QuestionDraft {
  return { ...question, followUps }
}

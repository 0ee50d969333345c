import type { ImportIssue, ImportOptions, PreviewRow } from '#shared/api/exchange.ts'
import type { QuestionBank, QuestionBatch, QuestionDraft, QuestionNode } from '#shared/api/questions.ts'
import { type Theme, type ThemeColour, themeColours } from '#shared/api/themes.ts'
import { type Language, languages } from '#shared/language.ts'
import { type LocalizedText, showText } from '#shared/localized.ts'
import { foldText, plainText } from '#shared/search-fold.ts'
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
 * out too, and said. Themes are the library's where a name is the same in any language. A text is known also where it stands, with the
 * very same letters, in the column of another language than in the library, which is said as well.
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

/**
 * Finds for each theme of the file the one it is: in the library, or among those before it in the file. Themes that are new with
 * the file are told apart by language: one word may mean two things, as Бой does in Kazakh and in Russian.
 */
class Homes {
  readonly #ids = new KnownTexts<string>()
  readonly #batches = new KnownTexts<QuestionBatch>()
  readonly #colours: ThemeColour[]

  constructor(themes: readonly Theme[]) {
    for (const theme of themes) this.#ids.add(theme.name, theme.id)
    const used = new Set(themes.map(({ colour }) => colour))
    this.#colours = [...themeColours.filter((colour) => !used.has(colour)), ...themeColours]
  }

  /** Is it known only by a name that a theme of the library has in another language? */
  isMisplaced(name: LocalizedText): boolean {
    const { before, id } = this.#find(name)
    return id !== null && this.#ids.inSame(name) === null && (before === null || before.themeId === id)
  }

  batchFor(name: LocalizedText, colour: ThemeColour | null, batches: QuestionBatch[]): QuestionBatch {
    const { before, id } = this.#find(name)
    const there = before ?? batches.find(({ themeId }) => id !== null && themeId === id)
    const batch = there ?? {
      themeId: id,
      newTheme: id === null ? { name, colour: colour ?? this.#colours.shift() ?? 'gray' } : null,
      questions: [],
    }
    if (!there) batches.push(batch)
    this.#batches.add(name, batch)
    return batch
  }

  /** The library's own name in the same language goes first, then the file's, then the library's in another language. */
  #find(name: LocalizedText): { before: QuestionBatch | null; id: string | null } {
    const own = this.#ids.inSame(name)
    if (own !== null) return { before: null, id: own }
    return { before: this.#batches.inSame(name), id: this.#ids.inOther(name) }
  }
}

/** Texts to be found again by any of their languages. */
class KnownTexts<Value> {
  readonly #inLanguage = new Map<string, Value>()
  readonly #letters = new Map<string, Value>()

  /** The first of the same text stays. */
  add(text: LocalizedText, value: Value): void {
    for (const key of keysOf(text)) if (!this.#inLanguage.has(key)) this.#inLanguage.set(key, value)
    for (const key of lettersOf(text)) if (!this.#letters.has(key)) this.#letters.set(key, value)
  }

  /** By the same language, where letters that are typed for one another count as the same. */
  inSame(text: LocalizedText): Value | null {
    return firstIn(this.#inLanguage, keysOf(text))
  }

  /** By whatever language, as a text that got into a wrong column: letter by letter the same. */
  inOther(text: LocalizedText): Value | null {
    return firstIn(this.#letters, lettersOf(text))
  }

  find(text: LocalizedText): { value: Value; inOtherLanguage: boolean } | null {
    const same = this.inSame(text)
    if (same !== null) return { value: same, inOtherLanguage: false }
    const other = this.inOther(text)
    return other === null ? null : { value: other, inOtherLanguage: true }
  }
}

function firstIn<Value>(known: ReadonlyMap<string, Value>, keys: readonly string[]): Value | null {
  const key = keys.find((one) => known.has(one))
  return (key === undefined ? undefined : known.get(key)) ?? null
}

/** What a text is compared by, one for each language it has. */
function keysOf(text: LocalizedText): string[] {
  return languages.flatMap((language) => {
    const folded = foldText(text[language])
    const key = folded === '' ? text[language].trim() : folded
    return key === '' ? [] : [`${language} ${key}`]
  })
}

/**
 * The words of each of its languages in their very own letters. Folded ones would make one of words that have nothing in common:
 * the Kazakh Ай, the moon, and the English AI.
 */
function lettersOf(text: LocalizedText): string[] {
  return languages.map((language) => plainText(text[language]) || text[language].trim()).filter(Boolean)
}

function asDraft({ row: _, ...question }: ReadQuestion, followUps: QuestionDraft[]): QuestionDraft {
  return { ...question, followUps }
}

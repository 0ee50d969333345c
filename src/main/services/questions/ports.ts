import type {
  NewQuestion,
  Question,
  QuestionBank,
  QuestionBatch,
  QuestionCounts,
  QuestionFields,
  QuestionMove,
  QuestionNode,
  QuestionPage,
  QuestionQuery,
  QuestionsChange,
  SimilarQuestion,
  StarterBankState,
  StarterCounts,
} from '#shared/api/questions.ts'
import type { Theme, ThemeFields, ThemeSummary } from '#shared/api/themes.ts'
import type { LocalizedText } from '#shared/localized.ts'
import type { Patch } from '#shared/patch.ts'
import type { QuestionBankFile } from '#shared/question-bank.ts'
import type { Change } from '../history/ports.ts'

export interface ThemeService {
  /** In their order. */
  list(): Promise<ThemeSummary[]>
  create(fields: ThemeFields): Promise<Theme>
  update(id: string, patch: Patch<ThemeFields>): Promise<Theme>
  /** Puts it in front of another; null: at the end. */
  move(id: string, beforeId: string | null): Promise<void>
  /** Its questions stay without a theme, or go with it. */
  remove(id: string, questions: 'keep' | 'remove'): Promise<void>
}

export interface QuestionService {
  search(query: QuestionQuery): Promise<QuestionPage>
  /** The whole tree in which this question stands, from its top. */
  tree(id: string): Promise<QuestionNode>
  create(fields: NewQuestion): Promise<Question>
  /**
   * Takes away, of questions just made (the first first), those in which nothing was written, without a step of undo: what was
   * done to them is forgotten. One stays if undo or redo can still write in it or hang something on it. Says how many.
   */
  discardEmpty(ids: readonly string[]): Promise<number>
  update(id: string, patch: Patch<QuestionFields>): Promise<Question>
  /** The same change for many, in one step of undo. */
  change(ids: readonly string[], change: QuestionsChange): Promise<void>
  /** Moves it with its follow-ups. @throws invalid_input when it would hang below itself */
  move(id: string, to: QuestionMove): Promise<Question>
  /** Removes them with their follow-ups, in one step of undo. */
  remove(ids: readonly string[]): Promise<void>
  /** Questions that say nearly the same in any language, the most alike first. */
  similar(text: LocalizedText, exceptId: string | null): Promise<SimilarQuestion[]>
  /** All tags in use, the most used first. */
  tags(): Promise<string[]>
  /** Everything, for an export. */
  all(): Promise<QuestionBank>
  /** Adds all of it in one step of undo, and says which. */
  insertMany(
    batches: readonly QuestionBatch[],
    label: 'questions_import',
    subject: string,
  ): Promise<QuestionCounts & { undoStep: string | null }>
  starter(): Promise<StarterBankState>
  /** Adds the starter bank, as far as it is not there yet, in one step of undo. */
  addStarter(): Promise<StarterCounts>
  /** Removes what came with the starter bank and was neither changed nor planned, in one step of undo; a theme in use stays. */
  removeStarter(): Promise<StarterCounts>
}

/** The starter bank as it is shipped. */
export interface StarterBank {
  load(): Promise<QuestionBankFile>
}

export interface ThemeRepository {
  list(): ThemeSummary[]
  get(id: string): Theme | null
  insert(theme: Theme): Change[]
  update(id: string, patch: Patch<ThemeFields>, now: string): Change[]
  /** Gives the themes positions that rise in this order. */
  order(ids: readonly string[]): Change[]
  remove(id: string, now: string): Change[]
  /** Ids of the themes that an interview, a month, a planned question or an answer about a speaker names. */
  inUse(): Set<string>
}

/** A question as it is stored; what is counted comes with reading it. */
export type QuestionRecord = Omit<Question, 'timesUsed' | 'lastUsedOn' | 'timesPlanned' | 'followUpCount'>

export interface QuestionRepository {
  search(query: QuestionQuery): QuestionPage
  get(id: string): Question | null
  /** The question and all that hang below it; parents come before their follow-ups. */
  subtree(id: string): Question[]
  /** All, in the order of the themes; the questions of a theme come before all follow-ups there. */
  all(): Question[]
  /** Ids of the live questions that share a parent (or, without one, a theme), in their order. */
  siblings(themeId: string | null, parentId: string | null): string[]
  /** Rows that hang on it and may come back: its follow-ups and the items of plans that name it, removed ones included. */
  hangingOn(id: string): { table: 'question' | 'plan_item'; id: string }[]
  /** Ids of the questions of a theme (null: of none), follow-ups included. */
  inTheme(themeId: string | null): string[]
  /** Questions that share words with the text, the likeliest first; for a closer look. */
  candidates(text: string, limit: number): Question[]
  tags(): string[]
  /** How many came with the starter bank and were not changed, and how many of them follow up others. */
  starter(): { questions: number; followUps: number }
  insert(question: QuestionRecord): Change[]
  update(id: string, patch: Patch<QuestionFields>, now: string): Change[]
  /** Hangs it (not what is below it) elsewhere. */
  place(id: string, to: Patch<Pick<QuestionMove, 'themeId' | 'parentId'>>, now: string): Change[]
  /** Gives the questions positions that rise in this order. */
  order(ids: readonly string[]): Change[]
  /** The same for many; what hangs on no other takes all below it to its new theme. Ids that are not there are left out. */
  change(ids: readonly string[], change: QuestionsChange, now: string): Change[]
  /** With all that is below them. */
  remove(ids: readonly string[], now: string): Change[]
}

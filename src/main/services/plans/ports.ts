import type {
  ApplyTemplate,
  NewPlanItem,
  Plan,
  PlanFields,
  PlanItem,
  PlanItemFields,
  PlanTemplate,
  PlanTemplateItem,
} from '#shared/api/plans.ts'
import type { QuestionRole } from '#shared/api/questions.ts'
import type { LocalizedText } from '#shared/localized.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../history/ports.ts'

/** An item as it is stored: the bank's text, role and theme are not part of it. */
export interface PlanItemRow {
  id: string
  interviewId: string
  questionId: string | null
  wording: LocalizedText
  /** Only of a question of its own. */
  role: QuestionRole | null
  themeId: string | null
  minutes: number
  mustAsk: boolean
  owner: PlanItem['owner']
  note: string
}

/** What a plan needs to know of a question of the bank. */
export interface BankQuestion {
  id: string
  role: QuestionRole
  text: LocalizedText
}

export interface PlanRepository {
  /** null: nothing was set yet. */
  fields(interviewId: string): PlanFields | null
  saveFields(interviewId: string, fields: PlanFields, now: string): Change[]
  /** In their order. */
  items(interviewId: string): PlanItem[]
  item(id: string): PlanItem | null
  /** Puts it behind all others; `setOrder` brings it to its place. */
  insertItem(item: PlanItemRow, now: string): Change[]
  updateItem(id: string, patch: Patch<PlanItemFields>): Change[]
  /** `ids` are all items of one plan. */
  setOrder(ids: readonly string[]): Change[]
  removeItems(ids: readonly string[], now: string): Change[]
  /** A question that can be put into a plan; null when it is not in the bank (any more). */
  question(id: string): BankQuestion | null
  /** The last words of a question that has left the bank; null: it has not. */
  formerText(id: string): LocalizedText | null
  /** The questions of a theme that are in use, without the follow-ups, in the bank's order. */
  themeQuestions(themeId: string): BankQuestion[]
  /** Those that people saved, newest first. */
  templates(): PlanTemplate[]
  insertTemplate(template: SavedTemplate, now: string): Change[]
  renameTemplate(id: string, name: string): Change[]
  removeTemplate(id: string, now: string): Change[]
}

export interface SavedTemplate {
  id: string
  name: string
  plannedMinutes: number | null
  items: PlanTemplateItem[]
}

/** The templates that come with the app. */
export interface ReadyTemplates {
  load(): Promise<PlanTemplate[]>
}

export interface PlanService {
  get(interviewId: string): Promise<Plan>
  update(interviewId: string, patch: Patch<PlanFields>): Promise<Plan>
  /**
   * Adds questions in the order given, from place `index` on (null: at the end, in front of the closing ones there).
   *
   * @throws not_found for a question that is not in the bank; nothing is added then
   */
  add(interviewId: string, items: readonly NewPlanItem[], index: number | null): Promise<Plan>
  /** @throws invalid_input for the role of a question of the bank */
  updateItem(id: string, patch: Patch<PlanItemFields>): Promise<Plan>
  /** Brings an item to place `index`, counted from 0. */
  move(id: string, index: number): Promise<Plan>
  removeItems(interviewId: string, ids: readonly string[]): Promise<Plan>
  /** Saved ones, newest first, then the ready ones. */
  templates(): Promise<PlanTemplate[]>
  saveTemplate(interviewId: string, name: string): Promise<PlanTemplate>
  renameTemplate(id: string, name: string): Promise<PlanTemplate>
  /** @throws not_found also for a ready one */
  removeTemplate(id: string): Promise<void>
  applyTemplate(interviewId: string, apply: ApplyTemplate): Promise<Plan>
}

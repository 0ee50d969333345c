import { randomUUID } from 'node:crypto'
import type { HistoryStep } from '#shared/api/history.ts'
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
import { IzError } from '#shared/error.ts'
import { emptyText, filledFrom, type LocalizedText } from '#shared/localized.ts'
import type { Patch } from '#shared/patch.ts'
import { usualMinutes } from '#shared/plan-check.ts'
import { insertAt, moveTo } from '#shared/plan-order.ts'
import { addedAtEnd } from '../../domain/plans/order.ts'
import { fillFromTheme, toTemplateItems } from '../../domain/plans/template.ts'
import type { EventBus } from '../events/event-service.ts'
import type { Change } from '../history/ports.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import type { PlanItemRow, PlanService, ReadyTemplates } from './ports.ts'

/** The plans of interviews: one each, there without being made. */
export class Plans implements PlanService {
  readonly #session: LibrarySession
  readonly #events: EventBus
  readonly #ready: ReadyTemplates

  constructor(deps: { session: LibrarySession; events: EventBus; ready: ReadyTemplates }) {
    this.#session = deps.session
    this.#events = deps.events
    this.#ready = deps.ready
  }

  async get(interviewId: string): Promise<Plan> {
    return planOf(this.#session.reading(), interviewId)
  }

  async update(interviewId: string, patch: Patch<PlanFields>): Promise<Plan> {
    return this.#edit(interviewId, 'plan_update', (library, plan) => {
      const fields = merged(plan, patch)
      // A second language that is the first one is no second one.
      if (fields.secondLanguage === fields.language) fields.secondLanguage = null
      const isChange = !same(fields, merged(plan, {}))
      return isChange ? library.plans.saveFields(interviewId, fields, now()) : []
    })
  }

  async add(interviewId: string, items: readonly NewPlanItem[], index: number | null): Promise<Plan> {
    return this.#edit(interviewId, 'plan_add', (library, plan) => {
      const rows = withoutRepeats(plan, items).map((item) => newRow(library, interviewId, item))
      const order =
        index === null
          ? addedAtEnd(
              plan.items,
              rows.map((row) => ({ id: row.id, role: roleOf(library, row) })),
            )
          : insertAt(idsOf(plan.items), idsOf(rows), index)
      return insertRows(library, rows, order)
    })
  }

  async updateItem(id: string, patch: Patch<PlanItemFields>): Promise<Plan> {
    const item = found(this.#session.writing().plans.item(id), id)
    if (patch.role !== undefined && item.questionId !== null)
      throw new IzError('invalid_input', { field: 'role' })
    return this.#edit(item.interviewId, 'plan_item_update', (library) =>
      library.plans.updateItem(id, {
        ...patch,
        ...(patch.wording ? { wording: ownWords(patch.wording, item.bankText) } : {}),
      }),
    )
  }

  async move(id: string, index: number): Promise<Plan> {
    const item = found(this.#session.writing().plans.item(id), id)
    return this.#edit(item.interviewId, 'plan_move', (library, plan) => {
      const before = idsOf(plan.items)
      const order = moveTo(before, id, index)
      // Positions have gaps; closing them alone would be a step of undo that shows nothing.
      return same(order, before) ? [] : library.plans.setOrder(order)
    })
  }

  async removeItems(interviewId: string, ids: readonly string[]): Promise<Plan> {
    return this.#edit(interviewId, 'plan_remove', (library, plan) => {
      const own = new Set(idsOf(plan.items))
      for (const id of ids) if (!own.has(id)) throw new IzError('not_found', { id })
      return library.plans.removeItems([...new Set(ids)], now())
    })
  }

  async templates(): Promise<PlanTemplate[]> {
    const library = this.#session.reading()
    return [...library.plans.templates(), ...(await this.#ready.load())]
  }

  async saveTemplate(interviewId: string, name: string): Promise<PlanTemplate> {
    const library = this.#session.writing()
    const plan = planOf(library, interviewId)
    const id = randomUUID()
    const template = { id, name, plannedMinutes: plan.plannedMinutes, items: toTemplateItems(plan.items) }
    library.transaction(() => {
      library.history.record('plan_template_save', name, library.plans.insertTemplate(template, now()))
    })
    this.#changed(id)
    return savedTemplate(library, id)
  }

  async renameTemplate(id: string, name: string): Promise<PlanTemplate> {
    const library = this.#session.writing()
    const before = savedTemplate(library, id)
    library.transaction(() => {
      library.history.record('plan_template_rename', before.name.kk, library.plans.renameTemplate(id, name))
    })
    this.#changed(id)
    return savedTemplate(library, id)
  }

  async removeTemplate(id: string): Promise<void> {
    const library = this.#session.writing()
    const { name } = savedTemplate(library, id)
    library.transaction(() => {
      library.history.record('plan_template_remove', name.kk, library.plans.removeTemplate(id, now()))
    })
    this.#changed(id)
  }

  async applyTemplate(interviewId: string, apply: ApplyTemplate): Promise<Plan> {
    const template = found(
      (await this.templates()).find((other) => other.id === apply.templateId) ?? null,
      apply.templateId,
    )
    return this.#edit(interviewId, 'plan_template_apply', (library, plan) => {
      const replaces = apply.mode === 'replace'
      const kept = replaces ? [] : plan.items
      const used = new Set(kept.flatMap(({ questionId }) => questionId ?? []))
      const items =
        template.ready && apply.themeId !== null
          ? fillFromTheme(template.items, library.plans.themeQuestions(apply.themeId), used)
          : template.items
      const removed = replaces ? library.plans.removeItems(idsOf(plan.items), now()) : []
      const rows = items.map((item) => templateRow(library, interviewId, item))
      const inserted = insertRows(library, rows, [...idsOf(kept), ...idsOf(rows)])
      const takesLength = template.plannedMinutes !== null && (replaces || plan.plannedMinutes === null)
      const fields = takesLength ? merged(plan, { plannedMinutes: template.plannedMinutes }) : null
      return [
        ...removed,
        ...inserted,
        ...(fields ? library.plans.saveFields(interviewId, fields, now()) : []),
      ]
    })
  }

  #edit(
    interviewId: string,
    label: HistoryStep['label'],
    work: (library: Library, plan: Plan) => Change[],
  ): Plan {
    const library = this.#session.writing()
    const plan = planOf(library, interviewId)
    library.transaction(() => library.history.record(label, plan.title, work(library, plan)))
    this.#changed(interviewId)
    return planOf(library, interviewId)
  }

  #changed(id: string): void {
    this.#events.changed('plans', id)
    this.#events.changed('history')
  }
}

const now = () => new Date().toISOString()
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const idsOf = (items: readonly Pick<PlanItem, 'id'>[]) => items.map((item) => item.id)

function planOf(library: Library, interviewId: string): Plan {
  const interview = found(library.interviews.get(interviewId), interviewId)
  const fields = library.plans.fields(interviewId) ?? {
    plannedMinutes: null,
    interviewers: ['', ''],
    language: interview.language ?? 'kk',
    secondLanguage: null,
  }
  return { interviewId, title: interview.title, ...fields, items: library.plans.items(interviewId) }
}

function merged(plan: Plan, patch: Patch<PlanFields>): PlanFields {
  return {
    plannedMinutes: patch.plannedMinutes === undefined ? plan.plannedMinutes : patch.plannedMinutes,
    interviewers: patch.interviewers ?? plan.interviewers,
    language: patch.language ?? plan.language,
    secondLanguage: patch.secondLanguage === undefined ? plan.secondLanguage : patch.secondLanguage,
  }
}

function insertRows(library: Library, rows: readonly PlanItemRow[], order: readonly string[]): Change[] {
  const inserted = rows.flatMap((row) => library.plans.insertItem(row, now()))
  return [...inserted, ...library.plans.setOrder(order)]
}

/** Leaves out questions of the bank that the plan has already, unless they are asked for again: two clicks are not two questions. */
function withoutRepeats(plan: Plan, items: readonly NewPlanItem[]): NewPlanItem[] {
  const known = new Set(plan.items.map(({ questionId }) => questionId))
  return items.filter((item) => {
    if (item.from === 'own' || item.again) return true
    const isNew = !known.has(item.questionId)
    known.add(item.questionId)
    return isNew
  })
}

function newRow(library: Library, interviewId: string, item: NewPlanItem): PlanItemRow {
  const usual = { id: randomUUID(), interviewId, mustAsk: false, owner: null, note: '' }
  if (item.from === 'own') {
    const { text, role, themeId } = item
    if (themeId !== null) found(library.themes.get(themeId), themeId)
    return { ...usual, questionId: null, wording: text, role, themeId, minutes: usualMinutes[role] }
  }
  const question = found(library.plans.question(item.questionId), item.questionId)
  return {
    ...usual,
    questionId: question.id,
    wording: emptyText,
    role: null,
    themeId: null,
    minutes: usualMinutes[question.role],
  }
}

function roleOf(library: Library, { role, questionId }: PlanItemRow): QuestionRole {
  return role ?? library.plans.question(questionId ?? '')?.role ?? 'core'
}

/** A question that has left the bank since goes on, in its last words, as one of the plan's own. */
function templateRow(library: Library, interviewId: string, item: PlanTemplateItem): PlanItemRow {
  const { questionId, role, wording, minutes, mustAsk, owner, note } = item
  const set = { id: randomUUID(), interviewId, themeId: null, minutes, mustAsk, owner, note }
  const former = questionId === null ? null : library.plans.formerText(questionId)
  if (questionId !== null && !former) return { ...set, questionId, role: null, wording }
  return { ...set, questionId: null, role, wording: filledFrom(wording, former ?? emptyText) }
}

/** Words that are the bank's own are not a wording of the plan's: the bank may still better them. */
function ownWords(wording: LocalizedText, bank: LocalizedText | null): LocalizedText {
  const own = (words: string, ofBank: string | undefined) => (words.trim() === ofBank ? '' : words.trim())
  return { kk: own(wording.kk, bank?.kk), ru: own(wording.ru, bank?.ru), en: own(wording.en, bank?.en) }
}

function savedTemplate(library: Library, id: string): PlanTemplate {
  return found(library.plans.templates().find((template) => template.id === id) ?? null, id)
}

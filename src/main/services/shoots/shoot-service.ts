import { randomUUID } from 'node:crypto'
import {
  type CalendarMonth,
  type Clash,
  checklistKinds,
  defaultTimeZone,
  type MonthPlan,
  type MonthPlanFields,
  type Shoot,
  type ShootFields,
  type ShootView,
} from '#shared/api/shoots.ts'
import { IzError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import type { Patch } from '#shared/patch.ts'
import { calendarFile } from '../../domain/shoots/calendar-file.ts'
import { type FoundClash, findClashes } from '../../domain/shoots/clashes.ts'
import { addDays, inOrder, weeksOf } from '../../domain/shoots/days.ts'
import { slotOf, spanOf } from '../../domain/shoots/slot.ts'
import type { EventBus } from '../events/event-service.ts'
import { safeName } from '../files/safe-name.ts'
import { type Advance, advance, tellAdvance } from '../interviews/advance.ts'
import type { Library } from '../library/ports.ts'
import { found, type LibrarySession } from '../library/session.ts'
import { calendarEntry } from './calendar-entry.ts'
import { knownNames } from './known-names.ts'
import type { CalendarFile, ShootCatalogue, ShootRow, ShootService } from './ports.ts'

const contentType = 'text/calendar; charset=utf-8'

export class Shoots implements ShootService {
  readonly #session: LibrarySession
  readonly #events: EventBus
  readonly #catalogue: ShootCatalogue

  constructor(deps: { session: LibrarySession; events: EventBus; catalogue: ShootCatalogue }) {
    this.#session = deps.session
    this.#events = deps.events
    this.#catalogue = deps.catalogue
  }

  async list(interviewId: string): Promise<ShootView[]> {
    const library = this.#session.reading()
    found(library.interviews.get(interviewId), interviewId)
    return views(library, interviewId)
  }

  async get(id: string): Promise<ShootView> {
    return view(this.#session.reading(), id)
  }

  async create(interviewId: string, fields: Patch<ShootFields>): Promise<ShootView> {
    const { checklist, ...others } = fields
    const items = checklist ?? (await this.#readyItems())
    const library = this.#session.writing()
    const interview = found(library.interviews.get(interviewId), interviewId)
    const now = new Date().toISOString()
    const shoot: Shoot = {
      ...emptyShoot(),
      ...given(others),
      checklist: items,
      id: randomUUID(),
      interviewId,
      createdAt: now,
      updatedAt: now,
    }
    const moved = library.transaction(() => {
      const changes = library.shoots.insert(shoot)
      const moved = scheduled(library, shoot, now)
      library.history.record('shoot_create', interview.title, [...changes, ...(moved?.changes ?? [])])
      return moved
    })
    this.#changed(shoot.id)
    tellAdvance(this.#events, moved)
    return view(library, shoot.id)
  }

  async update(id: string, patch: Patch<ShootFields>): Promise<ShootView> {
    const library = this.#session.writing()
    const before = found(library.shoots.get(id), id)
    const title = library.interviews.get(before.interviewId)?.title ?? ''
    const moved = library.transaction(() => {
      const now = new Date().toISOString()
      const changes = library.shoots.update(id, patch, now)
      // Only a day that is new says anything: a stage that a person chose after it was set stands.
      const { interviewId } = before
      const date = patch.date === before.date ? null : (patch.date ?? null)
      const moved = scheduled(library, { interviewId, date }, now)
      library.history.record('shoot_update', title, [...changes, ...(moved?.changes ?? [])])
      return moved
    })
    this.#changed(id)
    tellAdvance(this.#events, moved)
    return view(library, id)
  }

  async remove(id: string): Promise<void> {
    const library = this.#session.writing()
    const shoot = found(library.shoots.get(id), id)
    const title = library.interviews.get(shoot.interviewId)?.title ?? ''
    library.transaction(() => {
      library.history.record('shoot_remove', title, library.shoots.remove(id, new Date().toISOString()))
    })
    this.#changed(id)
  }

  async month(month: string): Promise<CalendarMonth> {
    const library = this.#session.reading()
    const { from, to } = weeksOf(month)
    const rows = library.shoots.between(addDays(from, -2), addDays(to, 2))
    const clashes = clashesById(rows)
    return {
      plan: planOf(library, month),
      shoots: inOrder(rows.filter(({ date }) => date !== null && date >= from && date <= to)).map((row) => ({
        id: row.id,
        interviewId: row.interviewId,
        title: row.title,
        speakerName: row.speakerName,
        themeId: row.themeId,
        date: row.date ?? from,
        callTime: row.callTime,
        timeZone: row.timeZone,
        ...moments(row),
        venueName: row.venue.name,
        clashes: clashes.get(row.id) ?? [],
      })),
      unscheduled: library.shoots.unscheduled(),
    }
  }

  async updateMonth(month: string, patch: Patch<MonthPlanFields>): Promise<MonthPlan> {
    const library = this.#session.writing()
    if (patch.themeId) found(library.themes.get(patch.themeId), patch.themeId)
    const plan = { ...planOf(library, month), ...given(patch) }
    library.transaction(() => {
      const changes = library.shoots.saveMonthPlan(plan, new Date().toISOString())
      library.history.record('month_plan_update', month, changes)
    })
    this.#events.changed('shoots', month)
    this.#events.changed('history')
    return planOf(library, month)
  }

  checklists() {
    return this.#catalogue.checklists()
  }

  async known() {
    return knownNames(this.#session.reading().shoots.used())
  }

  async calendarFile(id: string, language: Language): Promise<CalendarFile> {
    const library = this.#session.reading()
    const shoot = view(library, id)
    if (shoot.date === null || shoot.callTime === null) {
      throw new IzError('invalid_input', { field: shoot.date === null ? 'date' : 'callTime' })
    }
    const interview = found(library.interviews.get(shoot.interviewId), shoot.interviewId)
    const entry = calendarEntry({ ...shoot, date: shoot.date }, interview, language)
    return {
      fileName: `${safeName(`${interview.title} ${shoot.date}`, shoot.date)}.ics`,
      text: calendarFile(interview.title, [entry]),
      contentType,
    }
  }

  async monthFile(month: string, language: Language): Promise<CalendarFile> {
    const library = this.#session.reading()
    const rows = inOrder(library.shoots.between(`${month}-01`, `${month}-31`))
    const entries = rows.map((row) =>
      calendarEntry(
        { ...row, date: row.date ?? '' },
        { title: row.title, updatedAt: row.interviewUpdatedAt },
        language,
      ),
    )
    return {
      fileName: `iz-${month}.ics`,
      text: calendarFile(`Iz ${month}`, entries),
      contentType,
    }
  }

  async #readyItems(): Promise<ShootFields['checklist']> {
    const lists = await this.#catalogue.checklists()
    return checklistKinds.flatMap((kind) =>
      lists[kind].map((text) => ({ id: randomUUID(), kind, text, done: false })),
    )
  }

  #changed(id: string): void {
    this.#events.changed('shoots', id)
    this.#events.changed('history')
  }
}

/** A day of filming that is set makes the interview a scheduled one, in the same step of undo. */
function scheduled(
  library: Library,
  { interviewId, date }: Pick<Shoot, 'interviewId' | 'date'>,
  now: string,
): Advance | null {
  return date === null ? null : advance(library, interviewId, 'scheduled', now)
}

/** A shoot of which nothing is known yet: two hours in the project's own zone. */
function emptyShoot(): ShootFields {
  return {
    date: null,
    callTime: null,
    speakerCallTime: null,
    timeZone: defaultTimeZone,
    plannedMinutes: 120,
    venue: { name: '', address: '', mapUrl: '', parking: '', hospital: '', notes: '' },
    crew: [],
    kit: '',
    checklist: [],
    schedule: [],
    weather: '',
    notes: '',
    callSheetSentOn: null,
  }
}

/** A patch without what is `undefined` in it. */
function given<T extends object>(patch: Patch<T>): Partial<T> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Partial<T>
}

function planOf(library: Library, month: string): MonthPlan {
  return library.shoots.monthPlan(month) ?? { month, rubric: { kk: '', ru: '', en: '' }, themeId: null }
}

function view(library: Library, id: string): ShootView {
  const { interviewId } = found(library.shoots.get(id), id)
  return found(views(library, interviewId).find((shoot) => shoot.id === id) ?? null, id)
}

function views(library: Library, interviewId: string): ShootView[] {
  const shoots = inOrder(library.shoots.ofInterview(interviewId))
  const dates = shoots.flatMap(({ date }) => date ?? []).sort()
  const [first] = dates
  const last = dates.at(-1)
  // Two days each way: a shoot lasts up to a day, and zones put the same moment on neighbouring dates.
  const near = first && last ? library.shoots.between(addDays(first, -2), addDays(last, 2)) : []
  const clashes = clashesById(near)
  return shoots.map((shoot, index) => ({
    ...shoot,
    day: index + 1,
    dayCount: shoots.length,
    ...moments(shoot),
    clashes: clashes.get(shoot.id) ?? [],
  }))
}

function moments(shoot: Shoot): { startAt: string | null; endAt: string | null } {
  const span = spanOf(shoot)
  return {
    startAt: span && new Date(span.start).toISOString(),
    endAt: span && new Date(span.end).toISOString(),
  }
}

function clashesById(rows: readonly ShootRow[]): Map<string, Clash[]> {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const slots = rows.flatMap((row) => slotOf(row, { id: row.speakerId, name: row.speakerName }) ?? [])
  const result = new Map<string, Clash[]>()
  const add = (own: string, other: string, { kind, what, gapMinutes }: FoundClash) => {
    const row = byId.get(other)
    if (!row?.date) return
    const clash = { kind, shootId: other, title: row.title, date: row.date, what, gapMinutes }
    result.set(own, [...(result.get(own) ?? []), clash])
  }
  for (const clash of findClashes(slots)) {
    add(clash.a, clash.b, clash)
    add(clash.b, clash.a, clash)
  }
  return result
}

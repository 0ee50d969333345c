import type {
  CalendarMonth,
  Checklists,
  KnownNames,
  MonthPlan,
  MonthPlanFields,
  Shoot,
  ShootFields,
  ShootView,
} from '#shared/api/shoots.ts'
import type { Language } from '#shared/language.ts'
import type { Patch } from '#shared/patch.ts'
import type { Change } from '../history/ports.ts'

/** A shoot with what is needed of its interview. */
export interface ShootRow extends Shoot {
  title: string
  speakerName: string
  speakerId: string | null
  themeId: string | null
  interviewUpdatedAt: string
}

export interface ShootRepository {
  get(id: string): Shoot | null
  /** The days of an interview in no order. */
  ofInterview(interviewId: string): Shoot[]
  /** All dated shoots from one day to another, both included. */
  between(from: string, to: string): ShootRow[]
  /** Who and what all shoots use, the newest first. */
  used(): Pick<Shoot, 'crew' | 'venue' | 'kit'>[]
  /** Interviews before filming without a dated shoot, newest first. */
  unscheduled(): { interviewId: string; title: string; speakerName: string }[]
  insert(shoot: Shoot): Change[]
  update(id: string, patch: Patch<ShootFields>, now: string): Change[]
  remove(id: string, now: string): Change[]
  /** null: nothing was planned for that month. */
  monthPlan(month: string): MonthPlan | null
  saveMonthPlan(plan: MonthPlan, now: string): Change[]
}

/** What comes with the app. */
export interface ShootCatalogue {
  checklists(): Promise<Checklists>
}

export interface CalendarFile {
  fileName: string
  text: string
  contentType: string
}

/** The days of filming. All methods throw `not_found` for an id that is not there (any more). */
export interface ShootService {
  /** The days of an interview by date, those without one last. */
  list(interviewId: string): Promise<ShootView[]>
  get(id: string): Promise<ShootView>
  /** A new day of filming; its checklists are filled with the ready ones unless `fields` brings others. */
  create(interviewId: string, fields: Patch<ShootFields>): Promise<ShootView>
  update(id: string, patch: Patch<ShootFields>): Promise<ShootView>
  remove(id: string): Promise<void>
  /** `month` is 'YYYY-MM'. */
  month(month: string): Promise<CalendarMonth>
  updateMonth(month: string, patch: Patch<MonthPlanFields>): Promise<MonthPlan>
  checklists(): Promise<Checklists>
  known(): Promise<KnownNames>
  /** One shoot as an iCalendar file. @throws invalid_input while it has no date or no call time */
  calendarFile(id: string, language: Language): Promise<CalendarFile>
  /** The shoots of a month as an iCalendar file; those without a call time last the whole day. */
  monthFile(month: string, language: Language): Promise<CalendarFile>
}

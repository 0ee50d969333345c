import { z } from 'zod'
import { isTimeZone } from '../zone-time.ts'

const idSchema = z.string().min(1).max(100)
const localizedSchema = z.object({
  kk: z.string().max(2000),
  ru: z.string().max(2000),
  en: z.string().max(2000),
})

/** A day of the calendar, 'YYYY-MM-DD'. */
export const daySchema = z.iso.date()
/** A month of the calendar, 'YYYY-MM'. */
export const monthSchema = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
/** A time on the clock of the shoot's own zone, 'HH:MM'. */
export const clockSchema = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
/** A zone of the IANA database that this computer knows. */
export const timeZoneSchema = z.string().max(100).refine(isTimeZone)

/** Since 2024-03-01 the whole of Kazakhstan keeps UTC+5 (tz database 2024a, zones Asia/Almaty and the like). */
export const defaultTimeZone = 'Asia/Almaty'

export const crewRoles = [
  'interviewer',
  'camera',
  'sound',
  'light',
  'director',
  'producer',
  'interpreter',
  'makeup',
  'photographer',
  'driver',
  'assistant',
] as const

export const crewMemberSchema = z.object({
  id: idSchema,
  name: z.string().trim().max(200),
  role: z.enum(crewRoles),
  phone: z.string().trim().max(60),
  /** When this person is to be there, if not at the shoot's call time. */
  callTime: clockSchema.nullable(),
  /** The one to ring on the day. */
  contact: z.boolean(),
})
export type CrewMember = z.infer<typeof crewMemberSchema>

export const venueSchema = z.object({
  name: z.string().trim().max(300),
  address: z.string().trim().max(500),
  /** http:// or https:// only: it becomes a link, and a link of another kind can run or open anything. */
  mapUrl: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)]),
  parking: z.string().trim().max(1000),
  hospital: z.string().trim().max(1000),
  notes: z.string().trim().max(2000),
})
export type Venue = z.infer<typeof venueSchema>

export const checklistKinds = ['equipment', 'before', 'shots'] as const
export const checklistKindSchema = z.enum(checklistKinds)
export type ChecklistKind = z.infer<typeof checklistKindSchema>

export const checklistItemSchema = z.object({
  id: idSchema,
  kind: checklistKindSchema,
  text: localizedSchema,
  done: z.boolean(),
})

/** A line of the day's schedule. */
export const scheduleLineSchema = z.object({
  id: idSchema,
  at: clockSchema.nullable(),
  text: z.string().trim().max(500),
})
export type ScheduleLine = z.infer<typeof scheduleLineSchema>

export const shootFieldsSchema = z.object({
  date: daySchema.nullable(),
  /** When the crew is to be there. */
  callTime: clockSchema.nullable(),
  /** When the speaker is to be there. */
  speakerCallTime: clockSchema.nullable(),
  timeZone: timeZoneSchema,
  /** From the call time to the wrap, in minutes. */
  plannedMinutes: z
    .number()
    .int()
    .min(5)
    .max(24 * 60),
  venue: venueSchema,
  crew: z.array(crewMemberSchema).max(60),
  /** The name of the set of equipment; two shoots at once cannot share one. */
  kit: z.string().trim().max(200),
  checklist: z.array(checklistItemSchema).max(300),
  schedule: z.array(scheduleLineSchema).max(100),
  weather: z.string().trim().max(500),
  notes: z.string().trim().max(10_000),
  /** The day the call sheet went out; production practice is 24 to 48 hours ahead. */
  callSheetSentOn: daySchema.nullable(),
})
export type ShootFields = z.infer<typeof shootFieldsSchema>

export const shootSchema = shootFieldsSchema.extend({
  id: idSchema,
  interviewId: idSchema,
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Shoot = z.infer<typeof shootSchema>

export const clashKinds = ['speaker', 'person', 'venue', 'kit', 'travel'] as const

/** Two shoots that get in each other's way, seen from one of them. */
export const clashSchema = z.object({
  kind: z.enum(clashKinds),
  /** The other shoot. */
  shootId: idSchema,
  /** Its interview's title. */
  title: z.string(),
  date: daySchema,
  /** Who or what is needed in both: a person's, a venue's or a kit's name; '' for a speaker without one. */
  what: z.string(),
  /** Minutes between the two; 0 when they overlap. */
  gapMinutes: z.number().int(),
})
export type Clash = z.infer<typeof clashSchema>

/** A shoot with what only the others around it tell. */
export const shootViewSchema = shootSchema.extend({
  /** Day X of Y of its interview; days without a date come last. */
  day: z.number().int(),
  dayCount: z.number().int(),
  /** Start and end as moments in UTC; null until there are a date and a call time. */
  startAt: z.string().nullable(),
  endAt: z.string().nullable(),
  clashes: z.array(clashSchema),
})
export type ShootView = z.infer<typeof shootViewSchema>

/** What a day of the calendar shows of a shoot. */
export const calendarShootSchema = z.object({
  id: idSchema,
  interviewId: idSchema,
  title: z.string(),
  speakerName: z.string(),
  themeId: z.string().nullable(),
  date: daySchema,
  callTime: clockSchema.nullable(),
  timeZone: z.string(),
  startAt: z.string().nullable(),
  endAt: z.string().nullable(),
  venueName: z.string(),
  clashes: z.array(clashSchema),
})
export type CalendarShoot = z.infer<typeof calendarShootSchema>

export const monthPlanFieldsSchema = z.object({
  rubric: localizedSchema,
  themeId: z.string().nullable(),
})
export type MonthPlanFields = z.infer<typeof monthPlanFieldsSchema>

export const monthPlanSchema = monthPlanFieldsSchema.extend({ month: monthSchema })
export type MonthPlan = z.infer<typeof monthPlanSchema>

/** A month as the calendar shows it: its plan, and the shoots of the whole weeks it touches, by date and time. */
export const calendarMonthSchema = z.object({
  plan: monthPlanSchema,
  shoots: z.array(calendarShootSchema),
  /** Interviews on their way that have no day yet. */
  unscheduled: z.array(z.object({ interviewId: idSchema, title: z.string(), speakerName: z.string() })),
})
export type CalendarMonth = z.infer<typeof calendarMonthSchema>

/** What earlier shoots know, to be offered while typing; each once, the newest first. */
export const knownNamesSchema = z.object({
  crew: z.array(crewMemberSchema.pick({ name: true, role: true, phone: true })),
  venues: z.array(venueSchema),
  kits: z.array(z.string()),
})
export type KnownNames = z.infer<typeof knownNamesSchema>

/** The ready lists, resources/shoot-checklists.json. */
export const checklistsSchema = z.record(checklistKindSchema, z.array(localizedSchema))
export type Checklists = z.infer<typeof checklistsSchema>

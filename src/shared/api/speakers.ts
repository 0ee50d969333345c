import { z } from 'zod'
import { wireErrorSchema } from '../error-schema.ts'
import { languageSchema } from '../language.ts'
import { lineSchema as line } from '../line.ts'
import { type LocalizedText, localizedTextSchema } from '../localized.ts'
import { interviewStatusSchema } from '../pipeline.ts'

const idSchema = z.string().min(1)
/** A day, 'YYYY-MM-DD'. */
const daySchema = z.iso.date()

export const contactKinds = [
  'phone',
  'whatsapp',
  'telegram',
  'instagram',
  'email',
  'wechat',
  'vk',
  'other',
] as const
export const contactSchema = z.object({
  kind: z.enum(contactKinds),
  value: z.string().trim().min(1).max(300),
  /** Whose it is, when to call. */
  note: z.string().trim().max(300),
})
export type Contact = z.infer<typeof contactSchema>
export type ContactKind = Contact['kind']

/** Languages that speakers of this mission live with, BCP 47. */
export const spokenByPeople = [
  'kk',
  'ru',
  'en',
  'zh',
  'mn',
  'uz',
  'ky',
  'ug',
  'tk',
  'tg',
  'fa',
  'ps',
  'tr',
  'ar',
  'de',
  'fr',
] as const
export const spokenByPersonSchema = z.enum(spokenByPeople)
export type SpokenByPerson = z.infer<typeof spokenByPersonSchema>

/** Scripts of Kazakh a person reads, ISO 15924; Arab is töte jazu. */
export const kazakhScripts = ['Cyrl', 'Arab', 'Latn'] as const
export const kazakhScriptSchema = z.enum(kazakhScripts)
export type KazakhScript = z.infer<typeof kazakhScriptSchema>

/** Where ethnic Kazakhs return from, ISO 3166-1, the largest communities first; XX stands for another country. */
export const originCountries = [
  'CN',
  'MN',
  'UZ',
  'RU',
  'TM',
  'KG',
  'TJ',
  'TR',
  'IR',
  'AF',
  'PK',
  'DE',
  'FR',
  'GB',
  'US',
  'KZ',
  'XX',
] as const
export const originCountrySchema = z.enum(originCountries)
export type OriginCountry = z.infer<typeof originCountrySchema>

export const cameraComforts = ['at_ease', 'nervous', 'uneasy', 'voice_only'] as const
export const cameraComfortSchema = z.enum(cameraComforts)
export type CameraComfort = z.infer<typeof cameraComfortSchema>

export const guardianSchema = z.object({
  name: z.string().max(300),
  /** Mother, uncle. */
  relation: z.string().max(300),
  contact: z.string().max(300),
})

/** The year someone arrived, typed by hand: nobody who is filmed arrived before the oldest living person was born. */
const arrivalYearSchema = z.number().int().min(1900).max(2100)

export const speakerSchema = z.object({
  id: idSchema,
  name: localizedTextSchema,
  /** Other spellings, also in Latin or Arabic script, and nicknames. */
  otherNames: z.array(z.string()),
  /** A `SpeakerFile` of kind `photo`. */
  photoId: z.string().nullable(),
  /** Sensitive. */
  contacts: z.array(contactSchema),
  introducedBy: z.string(),
  introducedById: z.string().nullable(),
  languages: z.array(spokenByPersonSchema),
  scripts: z.array(kazakhScriptSchema),
  country: originCountrySchema.nullable(),
  /** Of the country of origin. */
  region: z.string(),
  livesIn: z.string(),
  arrivalYear: arrivalYearSchema.nullable(),
  birthDate: daySchema.nullable(),
  cameraComfort: cameraComfortSchema.nullable(),
  availability: z.string(),
  earlierInterviews: z.string(),
  /** Sensitive: relatives at risk, status, what may not be told. */
  risks: z.string(),
  /** Sensitive. Of a minor; empty fields otherwise. */
  guardian: guardianSchema,
  notes: z.string(),
  /** When everything personal was taken out for good; null for everyone else. */
  anonymisedAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type Speaker = z.infer<typeof speakerSchema>

const prose = z.string().max(100_000)

/** What a person may change of a speaker; all of it is optional at creation but the name. */
export const speakerFieldsSchema = z.object({
  name: z
    .object({ kk: line(300), ru: line(300), en: line(300) })
    .refine((name) => name.kk !== '' || name.ru !== '' || name.en !== '', { path: ['kk'] }),
  otherNames: z.array(line(300).min(1)).max(50),
  contacts: z.array(contactSchema).max(50),
  introducedBy: line(300),
  introducedById: z.string().min(1).nullable(),
  languages: z.array(spokenByPersonSchema),
  scripts: z.array(kazakhScriptSchema),
  country: originCountrySchema.nullable(),
  region: line(300),
  livesIn: line(300),
  arrivalYear: arrivalYearSchema.nullable(),
  birthDate: daySchema.nullable(),
  cameraComfort: cameraComfortSchema.nullable(),
  availability: prose,
  earlierInterviews: prose,
  risks: prose,
  guardian: guardianSchema,
  notes: prose,
})
export type SpeakerFields = z.infer<typeof speakerFieldsSchema>

export const newSpeakerSchema = speakerFieldsSchema.partial().required({ name: true })
export type NewSpeaker = z.infer<typeof newSpeakerSchema>

/** A line of the speakers' list: what it is searched, filtered and sorted by. */
export const speakerSummarySchema = speakerSchema
  .pick({
    id: true,
    name: true,
    otherNames: true,
    photoId: true,
    contacts: true,
    languages: true,
    scripts: true,
    country: true,
    region: true,
    livesIn: true,
    arrivalYear: true,
    birthDate: true,
    cameraComfort: true,
    anonymisedAt: true,
    createdAt: true,
    updatedAt: true,
  })
  .extend({
    interviewCount: z.number().int(),
    /** Of the interviews with this speaker, in the pipeline's order. */
    statuses: z.array(interviewStatusSchema),
    /** The earliest next step of the interviews that are not settled. */
    nextStepOn: daySchema.nullable(),
    lastContactOn: daySchema.nullable(),
  })
export type SpeakerSummary = z.infer<typeof speakerSummarySchema>

/** Letters of a search for speakers; nobody types more. */
export const longestSpeakerQuery = 200
export const speakerSearchSchema = z.object({ text: z.string().max(longestSpeakerQuery) })

export const speakerFileSchema = z.object({
  id: idSchema,
  speakerId: idSchema,
  kind: z.enum(['photo', 'document']),
  /** As the person knows it. */
  name: z.string(),
  contentType: z.string(),
  bytes: z.number().int(),
  createdAt: z.string(),
  /** It is not where it was. */
  missing: z.boolean(),
})
export type SpeakerFile = z.infer<typeof speakerFileSchema>

/** What may be known of a person already, in search of a speaker who is the same one. */
export const duplicateQuerySchema = z.object({
  names: z.array(z.string().max(300)).max(60),
  contacts: z.array(z.object({ kind: z.enum(contactKinds), value: z.string().max(300) })).max(50),
  /** The speaker who is being edited. */
  exceptId: z.string().nullable(),
})
export type DuplicateQuery = z.infer<typeof duplicateQuerySchema>

/** A speaker who may be the same person. The best come first. */
export const duplicateSchema = z.object({
  id: idSchema,
  name: localizedTextSchema,
  photoId: z.string().nullable(),
  country: originCountrySchema.nullable(),
  arrivalYear: z.number().int().nullable(),
  /** Why: the same contact, the same name in whatever script, or nearly the same name. */
  reason: z.enum(['contact', 'name', 'similar_name']),
  /** What is the same, as that speaker has it. */
  match: z.string(),
})
export type Duplicate = z.infer<typeof duplicateSchema>

export const speakerListFormats = ['xlsx', 'csv', 'json'] as const
export const speakerListFormatSchema = z.enum(speakerListFormats)
export type SpeakerListFormat = z.infer<typeof speakerListFormatSchema>

/** The speakers' list as a file: what is to be in it. */
export const speakerListOrderSchema = z.object({
  /** These, in this order; null: all of them. */
  ids: z.array(idSchema).max(100_000).nullable(),
  format: speakerListFormatSchema,
  /** Of headings and words. */
  language: languageSchema,
  /** With contacts, risks and guardian. Without them they are not in the file at all. */
  sensitive: z.boolean(),
})
export type SpeakerListOrder = z.infer<typeof speakerListOrderSchema>

export const savedViewScreens = ['speakers', 'pipeline'] as const
export const savedViewSchema = z.object({
  id: idSchema,
  screen: z.enum(savedViewScreens),
  name: z.string(),
  /** The address's parameters, without `?`. */
  filter: z.string(),
  createdAt: z.string(),
})
export type SavedView = z.infer<typeof savedViewSchema>

export const savedViewFieldsSchema = z.object({
  screen: z.enum(savedViewScreens),
  name: z.string().trim().min(1).max(120),
  filter: z.string().max(4000),
})
export type SavedViewFields = z.infer<typeof savedViewFieldsSchema>

/** Gone for good, or kept as a nameless row with what statistics need. */
export const erasureModeSchema = z.enum(['erase', 'anonymise'])
export type ErasureMode = z.infer<typeof erasureModeSchema>

/** Everything that may speak of a person, in the order in which it is listed before an erasure. */
export const erasureSubjects = [
  'profile',
  'photo',
  'contacts',
  'risks',
  'guardian',
  'notes',
  'files',
  'consents',
  'assessments',
  'glossary',
  'glossary_notes',
  'interview_names',
  'interview_titles',
  'interview_notes',
  'next_steps',
  'jobs',
  'introduced',
  'history',
  'backups',
  'mentions',
  'plans',
  'sessions',
  'shoots',
  'recordings',
  'transcripts',
  'subtitles',
  'clips',
  'exports',
] as const
export const erasureItemSchema = z.object({
  subject: z.enum(erasureSubjects),
  /** `removed`: gone. `changed`: stays without what names the person. `kept`: the app cannot know what is in it; a person must look. */
  outcome: z.enum(['removed', 'changed', 'kept']),
  /** How many there are; nothing is listed that there is none of. */
  count: z.number().int(),
  /** Names of some of them. */
  examples: z.array(z.string()),
})
export type ErasureItem = z.infer<typeof erasureItemSchema>

export const erasurePreviewSchema = z.object({
  speakerId: idSchema,
  mode: erasureModeSchema,
  items: z.array(erasureItemSchema),
})
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>

/** What an erasure could not do yet, though nothing in the app shows the person any more. It can be finished at any time. */
export const erasureLeftSchema = z.object({
  /** Names of attached files that are still on the disk. */
  files: z.array(z.string()),
  /** The database's file still holds erased text that nothing shows. */
  database: z.boolean(),
  /** How many backups still hold the person. */
  backups: z.number().int(),
  /** Why. */
  problem: wireErrorSchema.nullable(),
})
export type ErasureLeft = z.infer<typeof erasureLeftSchema>

/** A speaker who was removed, whose data is in the library until it is erased. */
export interface RemovedSpeaker {
  id: string
  name: LocalizedText
  country: OriginCountry | null
  arrivalYear: number | null
  removedAt: string
}

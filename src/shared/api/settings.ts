import { z } from 'zod'
import { errorCodeSchema, errorParamsSchema } from '../error-schema.ts'
import { languageSchema } from '../language.ts'

/** What belongs to this computer and not to a library; kept in the app's own configuration folder. */
export const settingsSchema = z.object({
  /** null until the first run has asked. */
  interfaceLanguage: languageSchema.nullable(),
  colourScheme: z.enum(['auto', 'light', 'dark']),
  /** The library that opens at start. */
  libraryPath: z.string().nullable(),
  recentLibraries: z.array(z.string()),
  /** A person's own ffmpeg: its path or the folder that holds it. */
  ffmpegPath: z.string().nullable(),
  /** Whether an imported recording is copied into the library or stays where it is. */
  mediaPlacement: z.enum(['reference', 'copy']),
  /** Where models are fetched from instead of huggingface.co: an address under which its repositories stand. */
  modelMirror: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
})
export type Settings = z.infer<typeof settingsSchema>

export const settingsPatchSchema = settingsSchema
  .pick({
    interfaceLanguage: true,
    colourScheme: true,
    ffmpegPath: true,
    mediaPlacement: true,
    modelMirror: true,
  })
  .partial()
export type SettingsPatch = z.infer<typeof settingsPatchSchema>

export const libraryInfoSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** Another window or host has it open. */
  readOnly: z.boolean(),
  schemaVersion: z.number().int(),
  /** The library holds the bundled sample project. */
  sample: z.boolean(),
})
export type LibraryInfo = z.infer<typeof libraryInfoSchema>

/** Why a backup was made: by the day, before a new version changed the library, before another one was restored, after an erasure. */
export const backupReasons = ['daily', 'upgrade', 'restore', 'erasure'] as const
export type BackupReason = (typeof backupReasons)[number]

export const libraryBackupSchema = z.object({
  /** Of its file. */
  name: z.string(),
  /** ISO 8601 */
  madeAt: z.string(),
  bytes: z.number().int(),
  reason: z.enum(backupReasons),
})
export type LibraryBackup = z.infer<typeof libraryBackupSchema>

export const appStateSchema = z.object({
  version: z.string(),
  host: z.enum(['electron', 'web']),
  platform: z.string(),
  settings: settingsSchema,
  systemLanguage: languageSchema,
  library: libraryInfoSchema.nullable(),
  defaultLibraryPath: z.string(),
  /** Why the library of the settings could not be opened at start, if it could not. */
  libraryProblem: z.object({ path: z.string(), code: errorCodeSchema, params: errorParamsSchema }).nullable(),
})
export type AppState = z.infer<typeof appStateSchema>

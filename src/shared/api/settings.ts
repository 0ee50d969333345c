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

export const appStateSchema = z.object({
  version: z.string(),
  host: z.enum(['electron', 'web']),
  platform: z.string(),
  settings: settingsSchema,
  systemLanguage: languageSchema,
  library: libraryInfoSchema.nullable(),
  defaultLibraryPath: z.string(),
  /** Why the library of the settings could not be opened at start, if it could not. */
  libraryProblem: z.object({ code: errorCodeSchema, params: errorParamsSchema }).nullable(),
})
export type AppState = z.infer<typeof appStateSchema>

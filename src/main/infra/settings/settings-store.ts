import { join } from 'node:path'
import { z } from 'zod'
import { type Settings, settingsSchema } from '#shared/api/settings.ts'
import type { SettingsStore } from '../../services/app/ports.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

export const defaultSettings: Settings = {
  interfaceLanguage: null,
  colourScheme: 'auto',
  libraryPath: null,
  recentLibraries: [],
  ffmpegPath: null,
  mediaPlacement: 'reference',
  modelMirror: null,
}

/** Each field by itself: one that an older or newer version wrote differently falls back alone. */
const tolerantSchema = z.object(
  Object.fromEntries(
    Object.entries(settingsSchema.shape).map(([name, schema]) => [
      name,
      (schema as z.ZodType).catch(defaultSettings[name as keyof Settings]),
    ]),
  ),
) as unknown as z.ZodType<Settings>

/** Settings in `settings.json` of the configuration folder. */
export class JsonSettingsStore implements SettingsStore {
  readonly #path: string
  #settings: Settings

  constructor(configDir: string) {
    this.#path = join(configDir, 'settings.json')
    this.#settings = readJsonFile(this.#path, tolerantSchema, defaultSettings)
  }

  get(): Settings {
    return this.#settings
  }

  update(patch: { [K in keyof Settings]?: Settings[K] | undefined }): Settings {
    const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
    const settings = { ...this.#settings, ...given }
    writeJsonFile(this.#path, settings)
    this.#settings = settings
    return settings
  }
}

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type CaptionStyle, captionStyleSchema, type Preset, presetSchema } from '#shared/clip.ts'
import { resourcePath } from '../paths.ts'

const fontFilesSchema = z.record(z.string(), z.object({ regular: z.string(), bold: z.string() }))
/** Family to its two files, each as `package/path` inside an npm package. */
export type FontFiles = z.infer<typeof fontFilesSchema>

/** The targets of an export, in the order in which they are offered (resources/presets.json). */
export function loadPresets(): Promise<Preset[]> {
  return load('presets.json', z.array(presetSchema))
}

/** The caption styles, in the order in which they are offered (resources/caption-styles.json). */
export function loadStyles(): Promise<CaptionStyle[]> {
  return load('caption-styles.json', z.array(captionStyleSchema))
}

/** The caption fonts (resources/fonts.json). */
export function loadFontFiles(): Promise<FontFiles> {
  return load('fonts.json', fontFilesSchema)
}

async function load<T>(name: string, schema: z.ZodType<T>): Promise<T> {
  return schema.parse(JSON.parse(await readFile(resourcePath(name), 'utf8')))
}

import { stat } from 'node:fs/promises'
import type { ChoosableModel } from '../../domain/transcript/choose-models.ts'
import { recognisesSpeech } from '../../services/models/ports.ts'
import type { ModelFiles } from '../../services/transcription/ports.ts'
import { JsonModelRegistry } from '../settings/model-registry.ts'

export type InstalledSpeechModel = ModelFiles & ChoosableModel

/** The models of this computer that recognise speech and whose files are there, for work without a library. */
export async function installedSpeechModels(configDir: string): Promise<InstalledSpeechModel[]> {
  const records = new JsonModelRegistry(configDir).list().filter(recognisesSpeech)
  const found = await Promise.all(
    records.map(async ({ engine, path, vocabularyPath, name, languages, canTranslate }) => {
      const sizes = await Promise.all([path, vocabularyPath ?? path].map(sizeOf))
      const bytes = sizes.includes(null) ? null : sizes[0]!
      return bytes === null
        ? []
        : [{ engine, path, vocabularyPath, name, languages, canTranslate, bytes, demo: false }]
    }),
  )
  return found.flat()
}

/** null: there is no such file. */
async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  )
}

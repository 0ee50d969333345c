import { stat } from 'node:fs/promises'
import { comparableErrors } from '#shared/api/models.ts'
import type { ChoosableModel } from '../../domain/transcript/choose-models.ts'
import { recognisesSpeech, type VoiceActivityModel } from '../../services/models/ports.ts'
import type { ModelFiles, PunctuationFiles } from '../../services/transcription/ports.ts'
import { ownVoiceActivityPath } from '../paths.ts'
import { JsonModelRegistry } from '../settings/model-registry.ts'
import { loadCatalogue } from './catalogue.ts'

export type InstalledSpeechModel = ModelFiles & ChoosableModel

/** The models of this computer that recognise speech and whose files are there, for work without a library. */
export async function installedSpeechModels(configDir: string): Promise<InstalledSpeechModel[]> {
  const registry = new JsonModelRegistry(configDir)
  const catalogue = loadCatalogue()
  const found = await Promise.all(
    registry
      .list()
      .filter(recognisesSpeech)
      .map(async (record): Promise<InstalledSpeechModel[]> => {
        const { engine, path, vocabularyPath, name, languages, canTranslate, catalogueId } = record
        const sizes = await Promise.all([path, vocabularyPath ?? path].map(sizeOf))
        const bytes = sizes.includes(null) ? null : sizes[0]!
        if (bytes === null) return []
        const known = catalogue.find(({ id }) => id === catalogueId)
        const wordErrors = comparableErrors(known, catalogue)
        const parameters = (await registry.parameters(record)) ?? known?.parameters ?? null
        const files = { engine, path, vocabularyPath, name }
        return [{ ...files, languages, canTranslate, wordErrors, parameters, bytes, demo: false }]
      }),
  )
  return found.flat()
}

/** The model that writes punctuation, if its files are there. */
export async function installedPunctuation(configDir: string): Promise<PunctuationFiles | null> {
  for (const { engine, name, path, vocabularyPath, languages } of new JsonModelRegistry(configDir).list()) {
    if (engine !== 'punctuation' || vocabularyPath === null) continue
    const sizes = await Promise.all([path, vocabularyPath].map(sizeOf))
    if (!sizes.includes(null)) return { name, path, vocabularyPath, languages }
  }
  return null
}

/** The model that finds speech: one that a person has added, or the app's own. null: neither is there, and loudness has to do. */
export async function voiceActivityModel(configDir: string): Promise<VoiceActivityModel | null> {
  const added = new JsonModelRegistry(configDir).list().filter(({ engine }) => engine === 'vad')
  const known = [...added, { name: 'Silero VAD', path: ownVoiceActivityPath }]
  for (const { name, path } of known) {
    if ((await sizeOf(path)) !== null) return { name, path, builtIn: path === ownVoiceActivityPath }
  }
  return null
}

/** null: there is no such file. */
async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  )
}

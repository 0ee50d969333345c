import { type CatalogueFile, type CatalogueModel, localName } from '#shared/api/models.ts'
import type { FileWanted, ModelFolder, ModelRecord } from './ports.ts'

/** The name under which the hash of an unverified file is pinned. */
export function pinKey(model: CatalogueModel, file: CatalogueFile): string {
  return `${model.repository}@${model.revision}/${file.path}`
}

/** Where one of its files is, or will be. */
export function filePath(model: CatalogueModel, file: CatalogueFile, folder: ModelFolder): string {
  return folder.pathOf(model.id, localName(file))
}

/** The hash a file must have: the catalogue's, or the one its first download saw; null before that. */
export function knownHash(model: CatalogueModel, file: CatalogueFile, folder: ModelFolder): string | null {
  return file.sha256 ?? folder.pinned(pinKey(model, file))?.sha256 ?? null
}

/** One of its files as it is to be fetched from a mirror of huggingface.co. */
export function wantedFile(
  model: CatalogueModel,
  file: CatalogueFile,
  folder: ModelFolder,
  mirror: string,
): FileWanted {
  return {
    url: `${mirror.replace(/\/+$/, '')}/${model.repository}/resolve/${model.revision}/${file.path}`,
    path: filePath(model, file, folder),
    bytes: file.bytes ?? folder.pinned(pinKey(model, file))?.bytes ?? null,
    sha256: knownHash(model, file, folder),
  }
}

/** A model of the catalogue whose files are in the app's folder, for the registry. */
export function recordOf(model: CatalogueModel, folder: ModelFolder): ModelRecord {
  const pathOf = (role: CatalogueFile['role']) => {
    const file = model.files.find((one) => one.role === role)
    return file ? filePath(model, file, folder) : null
  }
  const path = pathOf('model')
  if (path === null) throw new Error(`${model.id} has no model file`)
  return {
    id: model.id,
    name: model.name,
    engine: model.kind,
    path,
    vocabularyPath: pathOf('vocabulary'),
    languages: model.languages,
    canTranslate: model.canTranslate,
    catalogueId: model.id,
    own: true,
  }
}

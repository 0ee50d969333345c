import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { type CatalogueFile, type CatalogueModel, localName } from '#shared/api/models.ts'
import { IzError, toWireError, type WireError } from '#shared/error.ts'
import { languages } from '#shared/language.ts'
import type { Transcriber } from '../transcription/ports.ts'
import { filePath, knownHash, recordOf } from './from-catalogue.ts'
import type { ModelFolder, ModelRecord, ModelRegistry, ModelSearch, ProbeModel } from './ports.ts'

export interface ImportDeps {
  catalogue: readonly CatalogueModel[]
  folder: ModelFolder
  registry: ModelRegistry
  search: ModelSearch
  probe: ProbeModel
  transcriber: Pick<Transcriber, 'identifyModel'>
}

interface Given {
  path: string
  bytes: number
}

export interface Imported {
  records: ModelRecord[]
  refused: { file: string; error: WireError }[]
}

/** Files of the catalogue found among those given. */
interface Match {
  model: CatalogueModel
  file: CatalogueFile
  path: string
  bytes: number
}

/** A file that an import puts into the app's folder. */
interface Added {
  catalogueId: string
  path: string
}

/** Endings of a file that may be the model itself. */
const modelEnding = /\.(bin|gguf|onnx)$/i

/**
 * Takes models from files. What is of the catalogue is told by its hash, whatever its name, and copied into the app's folder; a file
 * that only has the name of one is refused. Anything else is the person's own: it is tried, and stays where it lies.
 *
 * @param asked the file or folder the person pointed at; of a file, those beside it are looked at only for what belongs to it
 * @throws models_not_found when there is no model in it; file_missing, file_unreadable, disk_full, cancelled
 */
export async function importModels(
  deps: ImportDeps,
  asked: string,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Imported> {
  const added: Added[] = []
  try {
    return await bring(deps, asked, added, signal, onProgress)
  } catch (error) {
    await takeBack(deps, added)
    throw error
  }
}

/** Nobody would know of what was copied of models that are not on the list. */
async function takeBack({ folder, registry }: ImportDeps, added: readonly Added[]): Promise<void> {
  const installed = new Set(registry.list().map(({ catalogueId }) => catalogueId))
  for (const { catalogueId, path } of added) {
    if (installed.has(catalogueId)) continue
    // Why the import ended matters more than what it leaves behind.
    await folder.delete([path]).catch((error: unknown) => console.error(error))
  }
}

/** @param added is told each file that was not there before, before it is copied */
async function bring(
  deps: ImportDeps,
  asked: string,
  added: Added[],
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<Imported> {
  const { folder, search } = deps
  const given = await search.files(asked)
  const isFile = given.length === 1 && given[0]?.path === asked
  const around = isFile ? await search.beside(asked) : []
  let readBytes = 0
  const matches = await matchCatalogue(deps, given, around, signal, (done, total) => {
    readBytes = total
    // What is of the catalogue is read once more, to be copied.
    onProgress(done, 2 * total)
  })
  const result: Imported = { records: [], refused: [] }
  const settled = new Set<string>()

  const whole = deps.catalogue.flatMap((model) => {
    const found = model.files.map((file) => matches.find((one) => one.model === model && one.file === file))
    const main = found.find((one) => one?.file.role === 'model')
    if (!main || !given.some(({ path }) => path === main.path)) return []
    const files = found.filter((one) => one !== undefined)
    return files.length === found.length ? [{ model, files }] : []
  })
  const copyBytes = whole.flatMap(({ files }) => files).reduce((sum, { bytes }) => sum + bytes, 0)
  const copied = new Set<CatalogueModel>()
  let doneBytes = readBytes
  for (const { model, files } of whole) {
    copied.add(model)
    for (const { path, file, bytes } of files) {
      const before = doneBytes
      const target = filePath(model, file, folder)
      if (!folder.isComplete([target])) added.push({ catalogueId: model.id, path: target })
      await folder.copyIn(path, target, {
        signal,
        onProgress: (done) => onProgress(before + done, readBytes + copyBytes),
      })
      doneBytes += bytes
      settled.add(path)
    }
    result.records.push(recordOf(model, folder))
  }
  if (readBytes > 0) onProgress(readBytes + copyBytes, readBytes + copyBytes)

  for (const { path } of given) {
    if (settled.has(path) || (!isFile && !modelEnding.test(path))) continue
    const lacking = matches.find((one) => one.path === path && one.file.role === 'model')
    // The same file once more.
    if (lacking && copied.has(lacking.model)) continue
    try {
      // It is one of the catalogue, but what belongs to it is not there.
      if (lacking) {
        const reason = lacking.model.kind === 'punctuation' ? { reason: 'tokenizer' } : {}
        throw new IzError('model_vocabulary_missing', { file: basename(path), ...reason })
      }
      result.records.push(await ownModel(deps, path, signal))
    } catch (error) {
      if (signal.aborted) throw error
      result.refused.push({ file: basename(path), error: toWireError(error) })
    }
  }
  if (result.records.length === 0 && result.refused.length === 0) {
    throw new IzError('models_not_found', { file: basename(asked) })
  }
  return result
}

/**
 * A model the person brought, after it has been tried.
 * @throws model_mismatch, model_invalid, model_vocabulary_missing, model_crashed, cancelled
 */
export async function ownModel(deps: ImportDeps, path: string, signal: AbortSignal): Promise<ModelRecord> {
  const { catalogue, folder, registry, probe, transcriber } = deps
  const name = basename(path).normalize('NFC')
  const namesake = catalogue.some((model) =>
    model.files.some(
      (file) => file.role === 'model' && localName(file) === name && knownHash(model, file, folder) !== null,
    ),
  )
  if (namesake) throw new IzError('model_mismatch', { file: name })
  const punctuation = await asPunctuation(deps, path, signal)
  if (punctuation && 'record' in punctuation) return punctuation.record
  const files = await transcriber.identifyModel(path).catch((error: unknown) => {
    // What stood beside it was no vocabulary but a tokenizer, and that did not work either.
    throw punctuation && error instanceof IzError && error.code === 'model_vocabulary_missing'
      ? punctuation.error
      : error
  })
  await probe(files, signal)
  const known = registry.list().find((record) => record.path === path)
  return {
    ...{ engine: files.engine, path, vocabularyPath: files.vocabularyPath },
    ...(await registry.describe(files)),
    ...{ id: known?.id ?? randomUUID(), name, catalogueId: null, own: known?.own ?? false },
  }
}

/** A tokenizer of SentencePiece. */
const tokenizerEnding = /\.model$/i

/** An ONNX with a tokenizer beside it, tried as a model that writes punctuation; null where there is no tokenizer. */
async function asPunctuation(
  { search, registry, probe }: ImportDeps,
  path: string,
  signal: AbortSignal,
): Promise<{ record: ModelRecord } | { error: unknown } | null> {
  if (!/\.onnx$/i.test(path)) return null
  const tokenizers = (await search.beside(path)).filter((one) => tokenizerEnding.test(one.path))
  let failure: { error: unknown } | null = null
  for (const { path: vocabularyPath } of tokenizers) {
    try {
      await probe({ engine: 'punctuation', path, vocabularyPath }, signal)
      const known = registry.list().find((record) => record.path === path)
      return {
        record: {
          ...{ id: known?.id ?? randomUUID(), name: basename(path).normalize('NFC'), engine: 'punctuation' },
          ...{ path, vocabularyPath, languages: [...languages], canTranslate: false },
          ...{ catalogueId: null, own: known?.own ?? false },
        },
      }
    } catch (error) {
      if (signal.aborted) throw error
      failure = { error }
    }
  }
  return failure
}

/** Hashes the files that may be of the catalogue, by size or by name, and says which they are. Progress in bytes. */
async function matchCatalogue(
  { catalogue, folder, search }: ImportDeps,
  given: readonly Given[],
  around: readonly Given[],
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<Match[]> {
  const wanted = catalogue.flatMap((model) => model.files.map((file) => ({ model, file })))
  const likely = (one: Given, roles: readonly CatalogueFile['role'][]) =>
    wanted.some(
      ({ file }) =>
        roles.includes(file.role) &&
        (file.bytes === null ? modelEnding.test(one.path) : file.bytes === one.bytes),
    )
  const candidates = [
    ...given.filter((one) => likely(one, ['model', 'vocabulary'])),
    ...around.filter((one) => likely(one, ['vocabulary'])),
  ]
  const total = candidates.reduce((sum, { bytes }) => sum + bytes, 0)
  let before = 0
  const matches: Match[] = []
  for (const { path, bytes } of candidates) {
    const sha256 = await search.sha256(path, {
      signal,
      onProgress: (done) => onProgress(before + done, total),
    })
    before += bytes
    for (const { model, file } of wanted) {
      if (knownHash(model, file, folder) === sha256) matches.push({ model, file, path, bytes })
    }
  }
  return matches
}

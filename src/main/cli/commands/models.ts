import { resolve } from 'node:path'
import { canRun, downloadBytes, type ModelsOverview } from '#shared/api/models.ts'
import { IzError, type WireError } from '#shared/error.ts'
import { type Language, languages } from '#shared/language.ts'
import { type CliTexts, cliTexts } from '#shared/messages/cli-texts.ts'
import { errorText } from '#shared/messages/error-text.ts'
import { adviseModels } from '#shared/model-advice.ts'
import type { ModelService } from '../../services/models/service.ts'
import { exitCodes } from '../exit-codes.ts'
import { fill } from '../fill.ts'
import type { ProgressOutput } from '../progress.ts'
import { gibibytes, megabytes } from '../sizes.ts'

export interface ModelsContext {
  models: ModelService
  signal: AbortSignal
  progress: ProgressOutput
  json: boolean
  language: Language
  print(text: string): void
}

const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** `iz models list`: what is here, what can be had, and which of it is advised for this computer. */
export async function listModels({ models, json, language, print }: ModelsContext): Promise<number> {
  const [overview, downloads] = await Promise.all([models.overview(), models.downloads()])
  const advised = adviseModels(overview.catalogue, { languages, ...overview.computer })
  if (json) {
    const advice = advised.map(({ model, reasons }) => ({ id: model.id, reasons }))
    print(asJson({ ...overview, downloads, advice }))
    return exitCodes.ok
  }
  const ids = new Set(advised.map(({ model }) => model.id))
  const shares = new Map(downloads.map((one) => [one.id, one.doneBytes / one.totalBytes]))
  print(asText(cliTexts[language], overview, ids, shares))
  return exitCodes.ok
}

/**
 * `iz models get <id>`: downloads a model, or goes on with a download. Ctrl-C keeps what has come.
 * @throws as `ModelService.fetch`
 */
export async function getModel(context: ModelsContext, id: string, acceptLicence: boolean): Promise<number> {
  const { models, signal, progress, json, print } = context
  const model = await models.fetch(id, acceptLicence, {
    signal,
    onProgress: (done, total) => progress.update('download', done, total),
  })
  progress.end()
  print(json ? asJson(model) : `+ ${model.name}: ${model.path}\n`)
  return exitCodes.ok
}

/** `iz models import <path>`: takes models from a file or a folder. Returns the exit status: 1 when something was refused. */
export async function importModel(context: ModelsContext, path: string): Promise<number> {
  const { models, signal, progress, json, language, print } = context
  const report = await models.importFrom(resolve(path), {
    signal,
    onProgress: (done, total) => progress.update('import', done, total),
  })
  progress.end()
  const { added, refused } = report
  const why = (error: WireError) => `${errorText(error, language)} [${error.code}]`
  print(
    json
      ? asJson(report)
      : [
          ...added.map((model) => `+ ${model.name}: ${model.path}\n`),
          ...refused.map(({ file, error }) => `- ${file}: ${why(error)}\n`),
        ].join(''),
  )
  return refused.length > 0 ? exitCodes.findings : exitCodes.ok
}

/** `iz models remove <id>`: by its id, or by its name where that is the only one. @throws not_found, model_in_use */
export async function removeModel(
  { models, json, language, print }: ModelsContext,
  id: string,
): Promise<number> {
  const all = (await models.overview()).models.filter(({ demo }) => !demo)
  const found = all.filter((model) => model.id === id || model.name === id)
  const [model] = found
  if (!model || found.length > 1) throw new IzError('not_found', { id })
  const { freedBytes } = await models.remove(model.id)
  const size = freedBytes > 0 ? ` (${megabytes(cliTexts[language], freedBytes)})` : ''
  print(json ? asJson({ id: model.id, freedBytes }) : `- ${model.name}${size}\n`)
  return exitCodes.ok
}

function asText(
  texts: CliTexts,
  { models, catalogue, folder, freeBytes, mirror, computer }: ModelsOverview,
  advised: ReadonlySet<string>,
  downloads: ReadonlyMap<string, number>,
): string {
  const here = models.map(
    (model) =>
      `  ${model.id.padEnd(32)} ${megabytes(texts, model.bytes).padStart(10)}  ${model.missing ? `${texts.gone} ` : ''}${model.path}`,
  )
  const installed = new Set(models.map(({ catalogueId }) => catalogueId))
  const rows = catalogue.map((model) => {
    const share = downloads.get(model.id)
    const state = installed.has(model.id)
      ? texts.list_here
      : share !== undefined
        ? fill(texts.list_partly, { percent: Math.floor(share * 100) })
        : canRun(model)
          ? ''
          : texts.list_unusable
    const mark = advised.has(model.id) ? '*' : ' '
    const size = megabytes(texts, downloadBytes(model)).padStart(10)
    const licence = model.licence.name.padEnd(11)
    return `${mark} ${model.id.padEnd(32)} ${size}  ${licence} ${model.languages.join(',').padEnd(9)} ${state}`.trimEnd()
  })
  return [
    `${texts.list_installed}:${models.length === 0 ? ` ${texts.none}` : ''}`,
    ...here,
    `${fill(texts.list_catalogue, { memory: gibibytes(texts, computer.memoryBytes, 0), cores: computer.cores })}:`,
    ...rows,
    [
      fill(texts.list_folder, { folder }),
      ...(freeBytes === null ? [] : [fill(texts.list_free, { size: megabytes(texts, freeBytes) })]),
    ].join(', '),
    fill(texts.list_from, { url: mirror.url }),
    '',
  ].join('\n')
}

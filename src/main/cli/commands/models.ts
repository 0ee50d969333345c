import { resolve } from 'node:path'
import { canRun, downloadBytes, type ModelsOverview } from '#shared/api/models.ts'
import { IzError, type WireError } from '#shared/error.ts'
import { languages } from '#shared/language.ts'
import { errorText } from '#shared/messages/error-text.ts'
import { adviseModels } from '#shared/model-advice.ts'
import type { ModelService } from '../../services/models/service.ts'
import { exitCodes } from '../exit-codes.ts'
import { cliLanguage } from '../language.ts'
import type { ProgressOutput } from '../progress.ts'

export interface ModelsContext {
  models: ModelService
  signal: AbortSignal
  progress: ProgressOutput
  json: boolean
  print(text: string): void
}

const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

/** `iz models list`: what is here, what can be had, and which of it is advised for this computer. */
export async function listModels({ models, json, print }: ModelsContext): Promise<number> {
  const [overview, downloads] = await Promise.all([models.overview(), models.downloads()])
  const advised = adviseModels(overview.catalogue, { languages, ...overview.computer })
  if (json) {
    const advice = advised.map(({ model, reasons }) => ({ id: model.id, reasons }))
    print(asJson({ ...overview, downloads, advice }))
    return exitCodes.ok
  }
  const ids = new Set(advised.map(({ model }) => model.id))
  print(asText(overview, ids, new Map(downloads.map((one) => [one.id, one.doneBytes / one.totalBytes]))))
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
  const { models, signal, progress, json, print } = context
  const report = await models.importFrom(resolve(path), {
    signal,
    onProgress: (done, total) => progress.update('import', done, total),
  })
  progress.end()
  const { added, refused } = report
  const why = (error: WireError) =>
    `${errorText(error, cliLanguage(process.argv.slice(2), process.env))} [${error.code}]`
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
export async function removeModel({ models, json, print }: ModelsContext, id: string): Promise<number> {
  const all = (await models.overview()).models.filter(({ demo }) => !demo)
  const found = all.filter((model) => model.id === id || model.name === id)
  const [model] = found
  if (!model || found.length > 1) throw new IzError('not_found', { id })
  const { freedBytes } = await models.remove(model.id)
  const size = freedBytes > 0 ? ` (${megabytes(freedBytes)})` : ''
  print(json ? asJson({ id: model.id, freedBytes }) : `- ${model.name}${size}\n`)
  return exitCodes.ok
}

function asText(
  { models, catalogue, folder, freeBytes, mirror, computer }: ModelsOverview,
  advised: ReadonlySet<string>,
  downloads: ReadonlyMap<string, number>,
): string {
  const here = models.map(
    (model) =>
      `  ${model.id.padEnd(32)} ${megabytes(model.bytes).padStart(10)}  ${model.missing ? 'missing ' : ''}${model.path}`,
  )
  const installed = new Set(models.map(({ catalogueId }) => catalogueId))
  const rows = catalogue.map((model) => {
    const share = downloads.get(model.id)
    const state = installed.has(model.id)
      ? 'installed'
      : share !== undefined
        ? `${Math.floor(share * 100)} % here`
        : canRun(model)
          ? ''
          : 'not yet usable'
    const mark = advised.has(model.id) ? '*' : ' '
    const size = megabytes(downloadBytes(model)).padStart(10)
    const licence = model.licence.name.padEnd(11)
    return `${mark} ${model.id.padEnd(32)} ${size}  ${licence} ${model.languages.join(',').padEnd(9)} ${state}`.trimEnd()
  })
  return [
    models.length === 0 ? 'installed: none' : 'installed:',
    ...here,
    `catalogue (* advised for ${(computer.memoryBytes / 1024 ** 3).toFixed(0)} GiB and ${computer.cores} cores):`,
    ...rows,
    `folder ${folder}${freeBytes === null ? '' : `, ${megabytes(freeBytes)} free`}`,
    `from ${mirror.url}`,
    '',
  ].join('\n')
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
}

import type { CatalogueModel } from '#shared/api/models.ts'
import { IzError } from '#shared/error.ts'
import { type Entry, totalBytesOf } from './download-entry.ts'
import { filePath } from './from-catalogue.ts'
import type { ModelFolder } from './ports.ts'

/** A disk filled to its last block fails whatever else is written to it. */
const spareBytes = 64 * 1024 * 1024

/** How much of a model is here already. */
export async function presentBytesOf(model: CatalogueModel, folder: ModelFolder): Promise<number> {
  const sizes = model.files.map((file) => folder.presentBytes(filePath(model, file, folder)))
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0)
}

/** What this download and all others under way still need must fit. @throws disk_full */
export async function requireSpaceFor(
  entry: Entry,
  others: readonly Entry[],
  folder: ModelFolder,
): Promise<void> {
  const freeBytes = await folder.freeBytes()
  if (freeBytes === null) return
  const needs = await Promise.all(
    [entry, ...others].map(async (one) => totalBytesOf(one) - (await presentBytesOf(one.model, folder))),
  )
  const neededBytes = needs.reduce((sum, bytes) => sum + Math.max(0, bytes), 0)
  if (neededBytes + spareBytes > freeBytes) {
    throw new IzError('disk_full', { file: entry.model.name, neededBytes, freeBytes })
  }
}

import { type CatalogueModel, isEngine } from '#shared/api/models.ts'
import { engineNames } from '#shared/transcript.ts'

/** How the catalogue is parted on the page. */
export const modelFamilies = [...engineNames, 'other'] as const

export function familyOf({ kind }: CatalogueModel): (typeof modelFamilies)[number] {
  return isEngine(kind) ? kind : 'other'
}

import type { CatalogueModel } from '#shared/api/models.ts'

/** How the catalogue is parted on the page. */
export const modelFamilies = ['gigaam', 'whisper', 'other'] as const

export function familyOf({ kind }: CatalogueModel): (typeof modelFamilies)[number] {
  return kind === 'gigaam' || kind === 'whisper' ? kind : 'other'
}

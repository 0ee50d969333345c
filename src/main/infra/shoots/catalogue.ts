import { readFile } from 'node:fs/promises'
import { type Checklists, checklistsSchema } from '#shared/api/shoots.ts'
import type { ShootCatalogue } from '../../services/shoots/ports.ts'
import { resourcePath } from '../paths.ts'

/** The ready checklists of a shoot (resources/shoot-checklists.json). */
export const shootCatalogue: ShootCatalogue = {
  async checklists(): Promise<Checklists> {
    return checklistsSchema.parse(JSON.parse(await readFile(resourcePath('shoot-checklists.json'), 'utf8')))
  },
}

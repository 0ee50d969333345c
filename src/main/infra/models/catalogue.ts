import { readFileSync } from 'node:fs'
import { type CatalogueModel, catalogueSchema } from '#shared/api/models.ts'
import { resourcePath } from '../paths.ts'

/** The models that can be downloaded (resources/models.json). @throws ZodError when the file is not as it has to be */
export function loadCatalogue(): CatalogueModel[] {
  return catalogueSchema.parse(JSON.parse(readFileSync(resourcePath('models.json'), 'utf8'))).models
}

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import {
  type CriteriaSetFile,
  type Criterion,
  criteriaSetFileSchema,
  criterionFacts,
} from '../../src/shared/api/criteria.ts'
import { criteriaLists } from '../support/criteria.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

let services: Services
beforeAll(async () => {
  services = (await composeIn(makeTempDir())).services
})
afterAll(() => services.close())

const words = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  // As the library keeps every text.
  .map((text) => text.normalize('NFC').trim())
const texts = fc.record({ kk: words, ru: words, en: words })

/** Any criterion, with texts in all languages and a fact that its kind can ask for. */
const criteria: fc.Arbitrary<Criterion[]> = criteriaLists.chain((list) =>
  fc.tuple(
    ...list.map((criterion) =>
      fc
        .tuple(texts, texts, fc.constantFrom(null, ...criterionFacts[criterion.kind]))
        .map(([name, help, fact]): Criterion => ({ ...criterion, name, help, fact })),
    ),
  ),
)
const files: fc.Arbitrary<CriteriaSetFile> = fc
  .record({ name: texts, about: texts, criteria })
  .map((set) => ({ format: 'iz-criteria-set', version: 1, set }))

const withoutIds = ({ set }: CriteriaSetFile) => ({
  ...set,
  criteria: set.criteria.map(({ id: _, ...fields }) => fields),
})

it('a set that went out as a file and came in again is the same, but for the ids of its criteria', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (file) => {
      const { id, criteria } = await services.criteria.importSet(file)
      const written = JSON.stringify(await services.criteria.exportSet(id))
      const read = criteriaSetFileSchema.parse(JSON.parse(written))
      expect(withoutIds(read)).toEqual(withoutIds(file))
      const again = await services.criteria.importSet(read)
      expect(withoutIds(await services.criteria.exportSet(again.id))).toEqual(withoutIds(file))
      // Answers hang on the ids: no two sets share one.
      const ids = [...criteria, ...again.criteria].map((criterion) => criterion.id)
      expect(new Set(ids).size).toBe(ids.length)
    }),
    { numRuns: 60 },
  )
})

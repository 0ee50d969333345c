import { z } from 'zod'
import {
  answerPatchSchema,
  assessmentPlaceSchema,
  criteriaSetFieldsSchema,
  criteriaSetFileSchema,
  criterionFieldsSchema,
  maxCompared,
} from '#shared/api/criteria.ts'
import { localizedTextSchema } from '#shared/localized.ts'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })
const criterionInput = z.object({ id: z.string(), criterionId: z.string() })
const rankingInput = z.object({ themeId: z.string().nullable(), setId: z.string().nullable() })

export const criteriaRouter = router({
  list: procedure.query(({ ctx }) => ctx.services.criteria.list()),
  get: procedure.input(idInput).query(({ ctx, input }) => ctx.services.criteria.get(input.id)),
  versions: procedure.input(idInput).query(({ ctx, input }) => ctx.services.criteria.versions(input.id)),
  create: procedure
    .input(criteriaSetFieldsSchema)
    .mutation(({ ctx, input }) => ctx.services.criteria.create(input)),
  update: procedure
    .input(z.object({ id: z.string(), patch: criteriaSetFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.criteria.update(input.id, input.patch)),
  duplicate: procedure
    .input(z.object({ id: z.string(), name: localizedTextSchema }))
    .mutation(({ ctx, input }) => ctx.services.criteria.duplicate(input.id, input.name)),
  remove: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.criteria.remove(input.id)),
  ready: procedure.query(({ ctx }) => ctx.services.criteria.ready()),
  addReady: procedure.input(idInput).mutation(({ ctx, input }) => ctx.services.criteria.addReady(input.id)),
  exportSet: procedure.input(idInput).query(({ ctx, input }) => ctx.services.criteria.exportSet(input.id)),
  importSet: procedure
    .input(criteriaSetFileSchema)
    .mutation(({ ctx, input }) => ctx.services.criteria.importSet(input)),

  addCriterion: procedure
    .input(z.object({ id: z.string(), fields: criterionFieldsSchema }))
    .mutation(({ ctx, input }) => ctx.services.criteria.addCriterion(input.id, input.fields)),
  updateCriterion: procedure
    .input(criterionInput.extend({ fields: criterionFieldsSchema }))
    .mutation(({ ctx, input }) =>
      ctx.services.criteria.updateCriterion(input.id, input.criterionId, input.fields),
    ),
  removeCriterion: procedure
    .input(criterionInput)
    .mutation(({ ctx, input }) => ctx.services.criteria.removeCriterion(input.id, input.criterionId)),
  moveCriterion: procedure
    .input(criterionInput.extend({ to: z.number().int().min(0) }))
    .mutation(({ ctx, input }) => ctx.services.criteria.moveCriterion(input.id, input.criterionId, input.to)),
  restoreVersion: procedure
    .input(z.object({ id: z.string(), version: z.number().int() }))
    .mutation(({ ctx, input }) => ctx.services.criteria.restoreVersion(input.id, input.version)),

  assess: procedure
    .input(assessmentPlaceSchema)
    .query(({ ctx, input }) => ctx.services.criteria.assess(input)),
  answer: procedure
    .input(z.object({ place: assessmentPlaceSchema, criterionId: z.string(), patch: answerPatchSchema }))
    .mutation(({ ctx, input }) => ctx.services.criteria.answer(input.place, input.criterionId, input.patch)),
  acceptProposals: procedure
    .input(z.object({ place: assessmentPlaceSchema, criterionIds: z.array(z.string()).nullable() }))
    .mutation(({ ctx, input }) => ctx.services.criteria.acceptProposals(input.place, input.criterionIds)),
  ranking: procedure
    .input(rankingInput)
    .query(({ ctx, input }) => ctx.services.criteria.ranking(input.themeId, input.setId)),
  compare: procedure
    .input(rankingInput.extend({ speakerIds: z.array(z.string()).max(maxCompared) }))
    .query(({ ctx, input }) => ctx.services.criteria.compare(input.speakerIds, input.themeId, input.setId)),
})

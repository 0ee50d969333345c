import { z } from 'zod'
import {
  newQuestionSchema,
  questionFieldsSchema,
  questionMoveSchema,
  questionQuerySchema,
  questionsChangeSchema,
} from '#shared/api/questions.ts'
import { localizedTextSchema } from '#shared/localized.ts'
import { procedure, router } from './base.ts'

const idInput = z.object({ id: z.string() })
const idsSchema = z.array(z.string()).min(1).max(20_000)

export const questionsRouter = router({
  search: procedure
    .input(questionQuerySchema)
    .query(({ ctx, input }) => ctx.services.questions.search(input)),
  tree: procedure.input(idInput).query(({ ctx, input }) => ctx.services.questions.tree(input.id)),
  create: procedure
    .input(newQuestionSchema)
    .mutation(({ ctx, input }) => ctx.services.questions.create(input)),
  discardEmpty: procedure
    .input(z.object({ ids: idsSchema }))
    .mutation(({ ctx, input }) => ctx.services.questions.discardEmpty(input.ids)),
  update: procedure
    .input(z.object({ id: z.string(), patch: questionFieldsSchema.partial() }))
    .mutation(({ ctx, input }) => ctx.services.questions.update(input.id, input.patch)),
  change: procedure
    .input(z.object({ ids: idsSchema, change: questionsChangeSchema }))
    .mutation(({ ctx, input }) => ctx.services.questions.change(input.ids, input.change)),
  move: procedure
    .input(z.object({ id: z.string(), to: questionMoveSchema }))
    .mutation(({ ctx, input }) => ctx.services.questions.move(input.id, input.to)),
  remove: procedure
    .input(z.object({ ids: idsSchema }))
    .mutation(({ ctx, input }) => ctx.services.questions.remove(input.ids)),
  similar: procedure
    .input(z.object({ text: localizedTextSchema, exceptId: z.string().nullable() }))
    .query(({ ctx, input }) => ctx.services.questions.similar(input.text, input.exceptId)),
  tags: procedure.query(({ ctx }) => ctx.services.questions.tags()),
  starter: procedure.query(({ ctx }) => ctx.services.questions.starter()),
  addStarter: procedure.mutation(({ ctx }) => ctx.services.questions.addStarter()),
  removeStarter: procedure.mutation(({ ctx }) => ctx.services.questions.removeStarter()),
})

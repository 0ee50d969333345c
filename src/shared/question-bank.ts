import { z } from 'zod'
import { questionRoleSchema } from './api/questions.ts'
import { emptyText, localizedText } from './localized.ts'

/** A question in a file of the starter bank, with its follow-ups. */
export interface BankQuestion {
  text: { kk: string; ru: string; en: string }
  role?: z.infer<typeof questionRoleSchema> | undefined
  tags: string[]
  skipHint: { kk: string; ru: string; en: string }
  followUps: BankQuestion[]
}

const bankQuestionSchema: z.ZodType<BankQuestion> = z.object({
  text: localizedText(2000),
  /** A follow-up without one has the role of its question. */
  role: questionRoleSchema.optional(),
  tags: z.array(z.string().trim().min(1)).default([]),
  skipHint: localizedText(1000).default(emptyText),
  get followUps() {
    return z.array(bankQuestionSchema).default([])
  },
})

/** A file of resources/question-bank/. */
export const questionBankFileSchema = z.object({
  themes: z.array(z.object({ name: localizedText(200), questions: z.array(bankQuestionSchema) })),
})
export type QuestionBankFile = z.infer<typeof questionBankFileSchema>

import { z } from 'zod'
import { localizedText } from '../localized.ts'

const idSchema = z.string().min(1)

export const glossaryKinds = ['person', 'place', 'organisation', 'other'] as const
export const glossaryKindSchema = z.enum(glossaryKinds)
export type GlossaryKind = z.infer<typeof glossaryKindSchema>

/** What a person writes of a name: how it is spelled in up to three languages. */
export const glossaryFieldsSchema = z.object({
  kind: glossaryKindSchema,
  text: localizedText(200),
  notes: z.string().trim().max(2000),
})
export type GlossaryFields = z.infer<typeof glossaryFieldsSchema>

/** A name as it is to be written. `interviewId` null: in every interview of the library. */
export const glossaryEntrySchema = glossaryFieldsSchema.extend({
  id: idSchema,
  interviewId: idSchema.nullable(),
})
export type GlossaryEntry = z.infer<typeof glossaryEntrySchema>

/** Names pasted from somewhere, one a line: `kk; ru; en`, and if need be `; kind; notes`. Semicolons or tabs divide. */
export const glossaryPasteSchema = z.object({
  interviewId: idSchema.nullable(),
  kind: glossaryKindSchema,
  text: z.string().max(1_000_000),
})
export type GlossaryPaste = z.infer<typeof glossaryPasteSchema>

/** `known` counts the lines whose name is there already, `unread` those without any. */
export const glossaryPastedSchema = z.object({
  added: z.number().int(),
  known: z.number().int(),
  unread: z.number().int(),
})
export type GlossaryPasted = z.infer<typeof glossaryPastedSchema>

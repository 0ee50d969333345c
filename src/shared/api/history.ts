import { z } from 'zod'

/** What undo and redo would do next; `label` is a translation key's last part under `history`. */
export const historyStepSchema = z.object({
  id: z.string(),
  label: z.enum([
    'interview_create',
    'interview_update',
    'interview_remove',
    'take_remove',
    'track_edit',
    'track_remove',
    'track_recut',
    'clip_create',
    'clip_update',
    'clip_remove',
  ]),
  /** The name of the thing it concerns. */
  subject: z.string(),
})
export type HistoryStep = z.infer<typeof historyStepSchema>

export const historyStateSchema = z.object({
  undo: historyStepSchema.nullable(),
  redo: historyStepSchema.nullable(),
})
export type HistoryState = z.infer<typeof historyStateSchema>

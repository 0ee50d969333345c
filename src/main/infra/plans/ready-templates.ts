import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type PlanTemplate, planTemplateItemSchema } from '#shared/api/plans.ts'
import { localizedTextSchema } from '#shared/localized.ts'
import type { ReadyTemplates } from '../../services/plans/ports.ts'
import { resourcePath } from '../paths.ts'

const fileSchema = z.array(
  z.object({
    id: z.string(),
    name: localizedTextSchema,
    plannedMinutes: z.number().int(),
    items: z.array(
      planTemplateItemSchema
        .pick({ role: true, minutes: true, mustAsk: true })
        .extend({ text: localizedTextSchema }),
    ),
  }),
)

/** The templates that come with the app (resources/plan-templates.json). */
export const readyTemplates: ReadyTemplates = {
  async load(): Promise<PlanTemplate[]> {
    const file = fileSchema.parse(JSON.parse(await readFile(resourcePath('plan-templates.json'), 'utf8')))
    return file.map(({ items, ...template }) => ({
      ...template,
      ready: true,
      items: items.map(({ text, ...item }) => ({
        ...item,
        questionId: null,
        wording: text,
        owner: null,
        note: '',
      })),
    }))
  },
}

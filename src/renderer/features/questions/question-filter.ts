import type { z } from 'zod'
import {
  type QuestionQuery,
  questionRoleSchema,
  questionSourceKindSchema,
  questionStatusSchema,
} from '#shared/api/questions.ts'
import { languageSchema } from '#shared/language.ts'

export const filterNames = ['role', 'status', 'missing', 'source', 'tag'] as const
export type FilterName = (typeof filterNames)[number]

/** The longest search that is sent; the field takes no more. */
export const longestSearch = 300

/** What the list is narrowed to, as the address says it: `role=core,closing`, and a `tag=` for each tag, which may hold a comma. */
export function readQuestionFilter(params: URLSearchParams): Omit<QuestionQuery, 'offset' | 'limit'> {
  const chosen = <Value>(name: FilterName, schema: z.ZodType<Value>): Value[] => {
    const values = (params.get(name) ?? '').split(',').flatMap((value) => {
      const read = schema.safeParse(value)
      return read.success ? [read.data] : []
    })
    return [...new Set(values)]
  }
  return {
    text: params.get('q')?.slice(0, longestSearch) ?? '',
    themeId: params.get('theme'),
    roles: chosen('role', questionRoleSchema),
    statuses: chosen('status', questionStatusSchema),
    missing: chosen('missing', languageSchema),
    tags: [...new Set(params.getAll('tag').filter(Boolean))],
    sources: chosen('source', questionSourceKindSchema),
  }
}

/** The address with other parameters. null, '' and an empty list take one out; a list of tags becomes a parameter for each. */
export function withParams(
  params: URLSearchParams,
  patch: Readonly<Record<string, string | readonly string[] | null>>,
): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(patch)) {
    next.delete(name)
    if (name === 'tag') for (const tag of value ?? []) next.append(name, tag)
    else if (value?.length) next.set(name, typeof value === 'string' ? value : value.join(','))
  }
  return next
}

import { useSearchParams } from 'wouter'
import { type QuestionQuery, questionRoleSchema, questionStatusSchema } from '#shared/api/questions.ts'
import { languageSchema } from '#shared/language.ts'

export const filterNames = ['role', 'status', 'missing', 'tag'] as const
export type FilterName = (typeof filterNames)[number]

/** What the list is narrowed to, as the address says it. */
export function useQuestionFilter() {
  const [params, setParams] = useSearchParams()
  const role = questionRoleSchema.safeParse(params.get('role')).data
  const status = questionStatusSchema.safeParse(params.get('status')).data
  const missing = languageSchema.safeParse(params.get('missing')).data
  const tag = params.get('tag')
  const query: Omit<QuestionQuery, 'offset' | 'limit'> = {
    text: params.get('q')?.slice(0, 300) ?? '',
    themeId: params.get('theme'),
    roles: role ? [role] : [],
    statuses: status ? [status] : [],
    missing: missing ? [missing] : [],
    tags: tag ? [tag] : [],
  }
  const set = (patch: Record<string, string | null>) =>
    setParams(
      (previous) => {
        const next = new URLSearchParams(previous)
        for (const [name, value] of Object.entries(patch)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      },
      { replace: true },
    )
  return {
    query,
    open: params.get('question'),
    isNarrowed: query.text.trim() !== '' || filterNames.some((name) => params.has(name)),
    set,
    clear: () => set({ q: null, role: null, status: null, missing: null, tag: null }),
  }
}

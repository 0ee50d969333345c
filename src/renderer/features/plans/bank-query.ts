import { infiniteQueryOptions } from '@tanstack/react-query'
import type { QuestionQuery, QuestionRole } from '#shared/api/questions.ts'
import { rpc, trpc } from '../../lib/trpc.ts'

/** Questions fetched at a time; more come when the end of the list is near. */
const pageSize = 100

interface BankFilter {
  text: string
  themeId: string | null
  role: QuestionRole | null
}

/** The questions that can be put into a plan, page by page. */
export function bankPages({ text, themeId, role }: BankFilter) {
  const query: Omit<QuestionQuery, 'offset'> = {
    text,
    themeId,
    roles: role ? [role] : [],
    statuses: ['draft', 'ready'],
    missing: [],
    tags: [],
    limit: pageSize,
  }
  return infiniteQueryOptions({
    queryKey: [...trpc.questions.search.pathKey(), 'plan', query],
    queryFn: ({ pageParam }) => rpc.questions.search.query({ ...query, offset: pageParam }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const count = pages.reduce((sum, page) => sum + page.hits.length, 0)
      return last.hits.length > 0 && count < last.total ? count : undefined
    },
  })
}

/** What the bank shows before anything is looked for. */
export const firstBankPage = () => bankPages({ text: '', themeId: null, role: null })

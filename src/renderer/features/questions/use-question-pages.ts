import { keepPreviousData, useQueries } from '@tanstack/react-query'
import type { QuestionHit, QuestionQuery } from '#shared/api/questions.ts'
import { trpc } from '../../lib/trpc.ts'

const pageSize = 100

export interface QuestionPages {
  /** How many there are in all; null while that is not known. */
  total: number | null
  /** null: not here yet. */
  at(index: number): QuestionHit | null
  /** What is there was found by an earlier search. */
  isEarlier: boolean
  error: unknown
}

/** What the bank asks for before anything is looked for. */
export const firstQuestions: QuestionQuery = {
  text: '',
  themeId: null,
  roles: [],
  statuses: [],
  missing: [],
  tags: [],
  sources: [],
  offset: 0,
  limit: pageSize,
}

/** The pages that hold these rows. */
export function pagesOf(first: number, last: number): number[] {
  const pages = []
  for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page += 1)
    pages.push(page)
  return pages
}

/** The pages of a search that are in sight, so that a bank of any size opens at once. */
export function useQuestionPages(
  query: Omit<QuestionQuery, 'offset' | 'limit'>,
  wanted: readonly number[],
): QuestionPages {
  const pages = [...new Set([0, ...wanted])]
  const results = useQueries({
    queries: pages.map((page) => ({
      ...trpc.questions.search.queryOptions({ ...query, offset: page * pageSize, limit: pageSize }),
      // What was found before stays until the new is there: a list that blinks cannot be read while one types.
      ...(page === 0 ? { placeholderData: keepPreviousData } : {}),
    })),
  })
  const byPage = new Map(pages.map((page, index) => [page, results[index]]))
  return {
    total: byPage.get(0)?.data?.total ?? null,
    at: (index) => byPage.get(Math.floor(index / pageSize))?.data?.hits[index % pageSize] ?? null,
    isEarlier: byPage.get(0)?.isPlaceholderData ?? false,
    error: results.find((result) => result.error)?.error ?? null,
  }
}

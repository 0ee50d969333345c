import type { Plan } from '#shared/api/plans.ts'

export interface SheetOptions {
  language: Plan['language']
  secondLanguage: Plan['secondLanguage']
  large?: boolean
}

/** Where the question sheet is printed from. */
export function sheetAddress(interviewId: string, options: SheetOptions): string {
  const params = new URLSearchParams({ language: options.language })
  if (options.secondLanguage) params.set('second', options.secondLanguage)
  if (options.large) params.set('large', '1')
  return `/print/question-sheet/${interviewId}?${params}`
}

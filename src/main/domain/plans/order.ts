import type { QuestionRole } from '#shared/api/questions.ts'

interface Placed {
  id: string
  role: QuestionRole
}

/**
 * Ids of a plan's questions with new ones for which nobody named a place: they come in front of the closing questions at its end, in
 * the order given, and closing ones come last.
 */
export function addedAtEnd(items: readonly Placed[], added: readonly Placed[]): string[] {
  const body = items.findLastIndex(({ role }) => role !== 'closing') + 1
  const isClosing = ({ role }: Placed) => role === 'closing'
  return [
    ...items.slice(0, body),
    ...added.filter((item) => !isClosing(item)),
    ...items.slice(body),
    ...added.filter(isClosing),
  ].map(({ id }) => id)
}

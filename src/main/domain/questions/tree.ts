import type { Question, QuestionNode } from '#shared/api/questions.ts'

/** Questions as trees: those whose parent is not among them are at the top. Siblings keep their order. */
export function growTrees(questions: readonly Question[]): QuestionNode[] {
  const nodes = new Map<string, QuestionNode>(
    questions.map((question) => [question.id, { ...question, followUps: [] }]),
  )
  const tops: QuestionNode[] = []
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId)
    if (parent) parent.followUps.push(node)
    else tops.push(node)
  }
  return tops
}

/** Ids of the questions that can go without taking one along that has to stay: all that are in `goes` down to the leaves. */
export function wholeBranches(
  trees: readonly QuestionNode[],
  goes: (question: Question) => boolean,
): string[] {
  const ids: string[] = []
  const visit = (node: QuestionNode): boolean => {
    const followUpsGo = node.followUps.map(visit).every(Boolean)
    if (!followUpsGo || !goes(node)) return false
    ids.push(node.id)
    return true
  }
  trees.forEach(visit)
  return ids
}

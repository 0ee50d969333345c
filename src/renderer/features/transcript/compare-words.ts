import { keptPairs, wordKey } from '#shared/keep-words.ts'
import type { Word } from '#shared/transcript.ts'

/** Words that two versions share, or that stand in each other's place. */
export interface ComparedRun {
  same: boolean
  before: readonly Word[]
  after: readonly Word[]
}

/** Two versions of a text side by side. Words that differ only in case and punctuation are the same. */
export function compareWords(before: readonly Word[], after: readonly Word[]): ComparedRun[] {
  const pairs = keptPairs(
    before.map(({ text }) => wordKey(text)),
    after.map(({ text }) => wordKey(text)),
  )
  const runs: ComparedRun[] = []
  const add = (same: boolean, old: readonly Word[], fresh: readonly Word[]) => {
    if (old.length + fresh.length === 0) return
    const last = runs.at(-1)
    if (last?.same !== same) runs.push({ same, before: old, after: fresh })
    else {
      runs[runs.length - 1] = { same, before: [...last.before, ...old], after: [...last.after, ...fresh] }
    }
  }
  let oldAt = 0
  let newAt = 0
  for (const [oldIndex, newIndex] of [...pairs, [before.length, after.length] as const]) {
    add(false, before.slice(oldAt, oldIndex), after.slice(newAt, newIndex))
    add(true, before.slice(oldIndex, oldIndex + 1), after.slice(newIndex, newIndex + 1))
    oldAt = oldIndex + 1
    newAt = newIndex + 1
  }
  return runs
}

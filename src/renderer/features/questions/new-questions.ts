import { flushEdits } from '../../lib/pending-edits.ts'
import { settledEdits } from '../../lib/settled-edits.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'

/** Questions that were made in this window and may still be without a word, in the order in which they were made. */
const made = new Set<string>()

/** A question was just made, to be written in. */
export function rememberNew(id: string): void {
  made.add(id)
}

let openNow: string | null = null

/** Takes away the questions just made in which nothing was written, but for the one that is open now. */
export async function discardUnwritten(openId: string | null): Promise<void> {
  openNow = openId
  const closed = [...made].filter((id) => id !== openId)
  if (closed.length === 0) return
  // What was typed last may still be on its way.
  await flushEdits()
  await settledEdits(queryClient)
  // The library answers slowly: no words are put at risk for that, the questions are looked at when the next one is closed.
  if (queryClient.isMutating({ mutationKey: trpc.questions.update.mutationKey() }) > 0) return
  const ids = closed.filter((id) => id !== openNow && made.delete(id))
  if (ids.length === 0) return
  try {
    await rpc.questions.discardEmpty.mutate({ ids })
  } catch {
    // They stay in the bank, where they can be removed by hand.
  }
}

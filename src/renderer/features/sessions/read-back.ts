import type { MarkOp, Session } from '#shared/api/sessions.ts'

interface Entry {
  op: MarkOp
}

/** Whether the library's sessions, as they were read, show an entry that was sent. */
function shows(sessions: readonly Session[], { op }: Entry): boolean {
  const has = (id: string) => sessions.some(({ marks }) => marks.some((mark) => mark.id === id))
  return op.op === 'add' ? has(op.mark.id) : !has(op.id)
}

/**
 * Reads the library until it shows what it has acknowledged, and drops that from the window's own list: not before, or the mark would be
 * missing for a moment, and a key pressed then would act on a state that never was. The first reading may have been asked for before
 * the library had the entries; the second was not, and an entry that is not in it (a mark taken back since) is done with as well.
 *
 * @param read fetches the sessions, or joins the fetch that is under way
 */
export async function readBack<Sent extends Entry>(
  sent: readonly Sent[],
  read: () => Promise<readonly Session[]>,
  drop: (entries: readonly Sent[]) => void,
): Promise<void> {
  const first = await read()
  const left = sent.filter((entry) => !shows(first, entry))
  if (left.length < sent.length) drop(sent.filter((entry) => !left.includes(entry)))
  if (left.length === 0) return
  await read()
  drop(left)
}

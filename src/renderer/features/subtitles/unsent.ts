import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import { UnsentStorage } from './unsent-storage.ts'
import { UnsentTexts } from './unsent-texts.ts'

/** Null where the browser was told to keep nothing, or the code runs in no window. */
function windowStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

/** The texts that did not reach the library, of all tracks: they stay known when their screen goes. */
export const unsent = new UnsentTexts(new UnsentStorage(windowStorage()))

/** Goes on with the texts of the library that is open now; gives whether that is another one. */
export function openLibrary(): boolean {
  const { queryKey } = trpc.app.state.queryOptions()
  return unsent.open(queryClient.getQueryData(queryKey)?.library?.path ?? '')
}

/** Whether the app has that library open, and can write in it. */
export async function canBeSent(library: string): Promise<boolean> {
  if (library === '') return true
  const state = await rpc.app.state.query().catch(() => null)
  return state?.library?.path === library && !state.library.readOnly
}

/** Whether the app has that library open, and not another one since this window last heard of it. */
export async function isStillOpen(library: string): Promise<boolean> {
  if (library === '') return true
  const state = await rpc.app.state.query().catch(() => null)
  return state?.library?.path === library
}

import { native } from './native.ts'
import { flushEdits } from './pending-edits.ts'

/** The desktop shell opens no second window: a page to print takes the place of the screen there, and leads back. */
export const printTarget = native ? undefined : '_blank'

/** Opens a page to print, with all that is typed saved before. */
export async function openPrint(path: string): Promise<void> {
  await flushEdits()
  if (native) window.location.assign(path)
  else window.open(path, '_blank', 'noopener')
}

/** The way back from a page to print, whichever way it was opened. */
export function leavePrint(): void {
  if (window.history.length > 1) window.history.back()
  else window.close()
}

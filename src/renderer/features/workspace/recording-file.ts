import { createContext, use } from 'react'
import type { Take } from '#shared/api/interviews.ts'

/** Whether a recording's text, subtitles and clips can be worked on: one that was imported, even when its file is not where it was. */
export function canWorkOn({ status, info }: Pick<Take, 'status' | 'info'>): boolean {
  return status === 'ready' || (status === 'missing' && info !== null)
}

/** Whether there is something to play: the file itself, or the proxy that was made of it. */
export function canPlay({ status, hasProxy }: Pick<Take, 'status' | 'hasProxy'>): boolean {
  return status === 'ready' || hasProxy
}

/**
 * The recordings whose failed import their cards tell of. Not those that are there: what is made anew for the cache of one leaves
 * its card as it is.
 */
export function importsShown(takes: readonly Pick<Take, 'id' | 'status'>[]): string[] {
  return takes.filter(({ status }) => status === 'importing' || status === 'failed').map(({ id }) => id)
}

export const FileGoneContext = createContext(false)

/** Whether the recording on the screen is not where it was. What listens to it or copies from it cannot be asked for then. */
export function useFileGone(): boolean {
  return use(FileGoneContext)
}

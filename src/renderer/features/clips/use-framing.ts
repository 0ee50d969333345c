import { useState } from 'react'
import type { Clip, ClipFields } from '#shared/api/clips.ts'
import { centred, type FramingChoice } from '#shared/framing.ts'

/** How a clip's picture stands in its frames, also while it is being moved, when nothing is saved yet. */
export function useFraming(
  clip: Clip,
  readOnly: boolean,
  update: (patch: Partial<ClipFields>) => Promise<unknown>,
) {
  const [moving, setMoving] = useState<{ clipId: string; choice: FramingChoice } | null>(null)
  // What is under way when the library is locked will not be let go by anybody.
  if (readOnly && moving) setMoving(null)
  const own = moving?.clipId === clip.id ? moving : null
  const choice = own?.choice ?? clip.framing ?? centred
  return {
    choice,
    /** Null takes back what was not let go yet. */
    move(to: FramingChoice | null, done: boolean) {
      const next = to && { clipId: clip.id, choice: to }
      setMoving(next)
      // Until it is known to be saved the picture stays where it was let go.
      if (to && done) {
        void update({ framing: to }).finally(() => setMoving((now) => (now === next ? null : now)))
      }
    },
  }
}

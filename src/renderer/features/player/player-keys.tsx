import { usePlayerKeys } from './use-player-keys.ts'

/** Listens to the player's keys while it can be seen. */
export function PlayerKeys() {
  usePlayerKeys()
  return null
}

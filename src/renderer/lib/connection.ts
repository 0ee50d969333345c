import { createStore, useStore } from './store.ts'

/**
 * Whether the event stream stands. `starting` until the first connection, so that a start shows no alarm; `refused` by an app that was started
 * anew and does not know this window.
 */
export type Connection = 'starting' | 'up' | 'down' | 'refused'

export const connection = createStore<Connection>('starting')

/** The state of the event stream. */
export function useConnection(): Connection {
  return useStore(connection, (state) => state)
}

import { createContext, useContext } from 'react'
import type { PresetId } from '#shared/clip.ts'
import type { FramingChoice } from '#shared/framing.ts'
import { createStore, type Store, useStore } from '../../lib/store.ts'
import { Player, type PlayerState, type Range } from './player.ts'

/** What a stage wants to see over the picture and along the time. */
export interface PlayerView {
  /** The subtitle track whose cues stand along the time. */
  trackId: string | null
  /** How that track looks over the picture; null shows none. */
  captions: { styleId: string; presetId: PresetId | 'source' } | null
  /** Width over height of the frame, the picture cropped to it; null shows the whole picture. */
  aspect: number | null
  /** How the picture stands in that frame. */
  framing?: ShownFraming | null
  /** A person has dragged an edge of a cue on the timeline; null where the cues are not theirs to move. Settles when the track has it. */
  onRetime?: ((cueId: string, startMs: number, endMs: number) => Promise<unknown>) | null
}

/**
 * `onMove`: a person drags the picture, and has let it go when `done`; without a choice what was dragged is taken back. Null where it is
 * not theirs to move.
 */
export interface ShownFraming {
  choice: FramingChoice
  onMove: ((choice: FramingChoice | null, done: boolean) => void) | null
}

export interface PlayerScope {
  player: Player
  view: Store<PlayerView>
}

/** A fresh player with nothing on it. */
export function createPlayerScope(): PlayerScope {
  return {
    player: new Player(),
    view: createStore<PlayerView>({ trackId: null, captions: null, aspect: null }),
  }
}

export const PlayerContext = createContext<PlayerScope | null>(null)

function useScope(): PlayerScope {
  const scope = useContext(PlayerContext)
  if (!scope) throw new Error('no player here')
  return scope
}

/** The interview's player. */
export function usePlayer(): Player {
  return useScope().player
}

/** The part of the player's state that `select` picks. */
export function usePlayerState<S>(select: (state: PlayerState) => S): S {
  return useStore(useScope().player.state, select)
}

/** The marked range, null when nothing is marked. */
export function useSelection(): Range | null {
  return useStore(useScope().player.selection, (range) => range)
}

/** What is to be seen over the picture; stages set it with `useShow`. */
export function usePlayerView(): PlayerView {
  return useStore(useScope().view, (view) => view)
}

/** The store behind `usePlayerView`. */
export function useViewStore(): Store<PlayerView> {
  return useScope().view
}

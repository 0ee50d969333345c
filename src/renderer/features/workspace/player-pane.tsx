import type { ReactNode } from 'react'
import type { Take } from '#shared/api/interviews.ts'
import { PlayerFrame } from '../player/player-frame.tsx'
import { PlayerKeys } from '../player/player-keys.tsx'
import { Timeline } from '../player/timeline.tsx'
import { Transport } from '../player/transport.tsx'
import classes from './workspace.module.css'

export interface PlayerPaneProps {
  take: Take
  hidden: boolean
  children: ReactNode
}

/** The player and, beside it, the stage. It is hidden and not removed where a stage has no use for it. */
export function PlayerPane({ take, hidden, children }: PlayerPaneProps) {
  return (
    <div className={classes.pane} hidden={hidden}>
      {!hidden && <PlayerKeys />}
      <div className={classes.columns}>
        <div className={classes.left}>
          <PlayerFrame take={take} hidden={hidden} />
        </div>
        <div className={classes.right}>{children}</div>
      </div>
      <Transport takeId={take.id} />
      <Timeline take={take} />
    </div>
  )
}

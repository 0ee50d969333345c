import type { ReactNode } from 'react'
import type { Take } from '#shared/api/interviews.ts'
import { PlayerFrame } from '../player/player-frame.tsx'
import { PlayerKeys } from '../player/player-keys.tsx'
import { Timeline } from '../player/timeline.tsx'
import { Transport } from '../player/transport.tsx'
import { FileGone, SilentPlayer } from './file-gone.tsx'
import { canPlay, FileGoneContext } from './recording-file.ts'
import classes from './workspace.module.css'

export interface PlayerPaneProps {
  take: Take
  hidden: boolean
  children: ReactNode
}

/**
 * The player and, beside it, the stage. It is hidden and not removed where a stage has no use for it. The stage stays when the recording is
 * not where it was.
 */
export function PlayerPane({ take, hidden, children }: PlayerPaneProps) {
  const isGone = take.status === 'missing'
  return (
    <div className={classes.pane} hidden={hidden}>
      {!hidden && <PlayerKeys />}
      <div className={classes.columns}>
        <div className={classes.left}>
          {isGone && <FileGone take={take} />}
          {canPlay(take) ? (
            // A file that is found again is another source to the browser, which has given the old one up.
            <PlayerFrame key={take.status} take={take} hidden={hidden} />
          ) : (
            <SilentPlayer take={take} />
          )}
        </div>
        <div className={classes.right}>
          <FileGoneContext value={isGone}>{children}</FileGoneContext>
        </div>
      </div>
      <Transport takeId={take.id} silent={!canPlay(take)} />
      <Timeline take={take} />
    </div>
  )
}

import { Text } from '@mantine/core'
import { IconMicrophone, IconPlayerPlayFilled } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { Take } from '#shared/api/interviews.ts'
import { barColour } from '#shared/framing.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { CaptionOverlay } from './caption-overlay.tsx'
import classes from './player.module.css'
import { usePlayer, usePlayerState, usePlayerView } from './player-context.ts'
import { useMovePicture } from './use-move-picture.ts'

/** The frame's height while its shape is all that counts: large enough that rounding to even pixels does not show. */
const frameUnit = 4000

/** The picture (or, for a sound recording, a stand-in) in the frame that the stage asks for, with its captions. */
export function PlayerFrame({ take, hidden }: { take: Take; hidden: boolean }) {
  const { t } = useTranslation()
  const player = usePlayer()
  const view = usePlayerView()
  const ref = useRef<HTMLVideoElement>(null)
  const failed = usePlayerState((state) => state.failed)
  const untouched = usePlayerState((state) => !state.playing && state.timeMs === 0)
  const video = take.info?.video ?? null
  const own = video ? video.width / video.height : 16 / 9
  const aspect = view.aspect ?? own

  const picture = useMovePicture(
    video,
    view.aspect === null ? null : { width: view.aspect * frameUnit, height: frameUnit },
    view.framing ?? null,
    () => player.toggle(),
  )

  useEffect(() => {
    player.load(take.id, take.info?.durationMs ?? 0, video?.fps ?? null)
  }, [player, take.id, take.info?.durationMs, video?.fps])
  useEffect(() => (ref.current ? player.attach(ref.current) : undefined), [player])
  useEffect(() => {
    if (hidden) player.pause()
  }, [hidden, player])

  return (
    <div className={classes.stage} data-player>
      <div
        className={classes.frame}
        style={
          { '--aspect': aspect, background: picture.isWhole ? barColour : undefined } as React.CSSProperties
        }
        data-cropped={view.aspect !== null || undefined}
      >
        {/* Captions are drawn over it by the same renderer that burns them in. */}
        <video
          ref={ref}
          src={`/media/${take.id}/playable`}
          poster={take.hasPoster ? `/media/${take.id}/poster` : undefined}
          preload="auto"
          playsInline
          aria-label={take.name}
          tabIndex={-1}
          {...picture.handlers}
          style={picture.style}
          data-sound={!video || undefined}
        />
        {!video && (
          <div className={classes.sound} aria-hidden>
            <IconMicrophone size={44} stroke={1.2} />
            <span>{take.name}</span>
          </div>
        )}
        {untouched && video && !failed && (
          <span className={classes.big} aria-hidden>
            <IconPlayerPlayFilled size={26} />
          </span>
        )}
        <CaptionOverlay width={video?.width ?? 1920} height={video?.height ?? 1080} />
        {failed && (
          <Text className={classes.failed} role="alert">
            {t('player.failed', { file: take.name })}
          </Text>
        )}
      </div>
    </div>
  )
}

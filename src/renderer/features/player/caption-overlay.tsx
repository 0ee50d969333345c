import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { stripMarkup } from '#shared/subtitle-text.ts'
import { trpc } from '../../lib/trpc.ts'
import { CaptionRenderer } from './caption-renderer.ts'
import classes from './player.module.css'
import { usePlayer, usePlayerState, usePlayerView } from './player-context.ts'

/** The captions over the picture, as the export would burn them in. `width` and `height` are the recording's own. */
export function CaptionOverlay({ width, height }: { width: number; height: number }) {
  const { trackId, captions } = usePlayerView()
  const [failed, setFailed] = useState(false)
  const preview = useQuery(
    trpc.clips.preview.queryOptions(trackId && captions ? { trackId, ...captions } : skipToken, {
      placeholderData: keepPreviousData,
    }),
  ).data
  const presets = useQuery(trpc.clips.presets.queryOptions()).data
  const preset = presets?.find((other) => other.id === captions?.presetId)
  if (!trackId || !captions || !preview) return null
  if (failed) return <PlainCaptions trackId={trackId} />
  return (
    <LibassCaptions
      key={`${captions.presetId} ${preview.fonts.join(' ')}`}
      ass={preview.ass}
      fonts={preview.fonts}
      width={preset?.width ?? width}
      height={preset?.height ?? height}
      onFailure={() => setFailed(true)}
    />
  )
}

interface LibassProps {
  ass: string
  fonts: readonly string[]
  width: number
  height: number
  onFailure: () => void
}

function LibassCaptions({ ass, fonts, width, height, onFailure }: LibassProps) {
  const player = usePlayer()
  const parent = useRef<HTMLDivElement>(null)
  const renderer = useRef<CaptionRenderer | null>(null)
  const first = useRef({ ass, fonts, onFailure })
  const shown = useRef(ass)

  useEffect(() => {
    if (!parent.current) return
    try {
      const { ass: document, fonts: files } = first.current
      renderer.current = new CaptionRenderer(
        parent.current,
        { ass: document, fonts: files, width, height },
        (error) => {
          console.warn('captions', error)
          first.current.onFailure()
        },
      )
    } catch (error) {
      console.warn('captions', error)
      first.current.onFailure()
      return
    }
    const draw = () => renderer.current?.draw(player.state.get().timeMs)
    draw()
    const stop = player.state.subscribe(draw)
    return () => {
      stop()
      renderer.current?.destroy()
      renderer.current = null
    }
  }, [player, width, height])

  useEffect(() => {
    if (shown.current === ass) return
    shown.current = ass
    first.current = { ...first.current, ass }
    void renderer.current?.setDocument(ass)
  }, [ass])

  return <div ref={parent} className={classes.captions} aria-hidden />
}

function PlainCaptions({ trackId }: { trackId: string }) {
  const track = useQuery(trpc.tracks.get.queryOptions({ id: trackId })).data
  const text = usePlayerState(({ timeMs }) =>
    track?.cues
      .filter((cue) => cue.startMs <= timeMs && timeMs < cue.endMs)
      .map((cue) => stripMarkup(cue.text))
      .join('\n'),
  )
  return text ? (
    <div className={classes.plain} aria-hidden>
      {text}
    </div>
  ) : null
}

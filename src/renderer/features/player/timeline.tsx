import { ActionIcon, Tooltip, useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { IconZoomIn, IconZoomOut, IconZoomReset } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Take } from '#shared/api/interviews.ts'
import type { Language } from '#shared/language.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import { formatTimecode } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { usePlayer, usePlayerState, usePlayerView } from './player-context.ts'
import classes from './timeline.module.css'
import { paintTimeline, type TimelineColours } from './timeline-paint.ts'
import {
  followPlayhead,
  keepInside,
  openingWindow,
  type TimelineWindow,
  zoomAround,
} from './timeline-view.ts'
import { type DraggedCue, useTimelinePointer } from './use-timeline-pointer.ts'

/** The recording along the time: waveform, cues, clips, marks. Click to go there, drag to mark. */
export function Timeline({ take }: { take: Take }) {
  const { t } = useTranslation()
  const player = usePlayer()
  const { trackId, onRetime } = usePlayerView()
  const [dragged, setDragged] = useState<DraggedCue | null>(null)
  const { ref: box, width, height } = useElementSize()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [window, setWindow] = useState<TimelineWindow | null>(null)
  const durationMs = usePlayerState((state) => state.durationMs) || 1
  const seconds = usePlayerState((state) => Math.round(state.timeMs / 1000))
  const peaks = useQuery(
    trpc.takes.peaks.queryOptions(take.hasPeaks ? { id: take.id } : skipToken, { staleTime: Infinity }),
  ).data
  const track = useQuery(trpc.tracks.get.queryOptions(trackId ? { id: trackId } : skipToken)).data
  const clips = useQuery(trpc.clips.list.queryOptions({ interviewId: take.interviewId })).data
  const alignment = useQuery(trpc.sessions.alignment.queryOptions({ takeId: take.id })).data
  const scheme = useComputedColorScheme('light')
  const view = window && width ? keepInside(window, durationMs, width) : null
  const viewRef = useRef(view)
  viewRef.current = view

  // biome-ignore lint/correctness/useExhaustiveDependencies: another recording opens its own window
  useEffect(() => {
    if (width > 0 && durationMs > 1) setWindow(openingWindow(durationMs, width))
  }, [take.id, width > 0, durationMs])

  const content = useMemo(
    () => ({
      peaks: peaks ?? null,
      durationMs,
      cues: (trackId && track ? track.cues : []).map((cue) =>
        cue.id === dragged?.id ? { ...cue, ...dragged } : cue,
      ),
      clips: (clips ?? []).filter((clip) => clip.takeId === take.id),
      marks: (alignment?.marks ?? [])
        .filter(({ kind }) => kind === 'asked' || kind === 'great')
        .map(({ atMs, kind }) => ({ atMs, great: kind === 'great' })),
    }),
    [peaks, durationMs, trackId, track, dragged, clips, alignment, take.id],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the scheme's variables
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context || !view || !width || !height) return
    const ratio = globalThis.devicePixelRatio || 1
    element.width = Math.round(width * ratio)
    element.height = Math.round(height * ratio)
    const colours = readColours(element, track?.language ?? 'kk')
    const paint = () => {
      const { timeMs, playing } = player.state.get()
      const current = viewRef.current
      if (!current) return
      if (playing) {
        const next = followPlayhead(current, timeMs, width)
        if (next !== current) return setWindow(next)
      }
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      const selection = player.selection.get()
      paintTimeline(context, width, height, current, { ...content, timeMs, selection }, colours)
    }
    paint()
    const stops = [player.state.subscribe(paint), player.selection.subscribe(paint)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [player, content, width, height, view?.startMs, view?.msPerPx, scheme])

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const x = event.offsetX
      setWindow((current) => {
        if (!current) return current
        if (event.ctrlKey || event.metaKey) return zoomAround(current, 1.002 ** event.deltaY, x)
        const by = (event.deltaX || event.deltaY) * current.msPerPx
        return keepInside({ ...current, startMs: current.startMs + by }, durationMs, width)
      })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [durationMs, width])

  const drop = (cue: DraggedCue) =>
    onRetime?.(cue.id, cue.startMs, cue.endMs)
      .catch(() => undefined)
      // Another cue may be under the pointer by then.
      .finally(() => setDragged((current) => (current === cue ? null : current)))
  const drags = onRetime &&
    track && { minGapMs: rulesFor(track.language).minGapMs, onDrag: setDragged, onDrop: drop }
  const pointer = useTimelinePointer(viewRef, track?.cues ?? [], drags || null)
  const zoom = (factor: number) =>
    setWindow((current) => {
      if (!current) return current
      const at = (player.state.get().timeMs - current.startMs) / current.msPerPx
      return keepInside(
        zoomAround(current, factor, at >= 0 && at <= width ? at : width / 2),
        durationMs,
        width,
      )
    })

  return (
    <div className={classes.timeline}>
      <div ref={box} className={classes.box}>
        <canvas
          ref={canvas}
          className={classes.canvas}
          role="slider"
          tabIndex={0}
          aria-label={t('player.timeline')}
          aria-valuemin={0}
          aria-valuemax={Math.round(durationMs / 1000)}
          aria-valuenow={Math.min(seconds, Math.round(durationMs / 1000))}
          aria-valuetext={formatTimecode(seconds * 1000).slice(0, 8)}
          {...pointer}
        />
      </div>
      <div className={classes.zoom}>
        {(
          [
            ['zoom_in', IconZoomIn, () => zoom(0.5)],
            ['zoom_out', IconZoomOut, () => zoom(2)],
            ['zoom_all', IconZoomReset, () => setWindow({ startMs: 0, msPerPx: durationMs / width })],
          ] as const
        ).map(([key, Icon, onClick]) => (
          <Tooltip key={key} label={t(`player.${key}`)} position="left">
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              aria-label={t(`player.${key}`)}
              onClick={onClick}
            >
              <Icon size={16} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        ))}
      </div>
    </div>
  )
}

function readColours(element: HTMLElement, language: Language): TimelineColours {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return {
    wave: read('--iz-wave'),
    played: read('--iz-wave-played'),
    playhead: read('--iz-playhead'),
    text: style.color,
    line: read('--iz-line'),
    accent: read('--iz-accent'),
    great: read('--iz-doubt'),
    cue: read(`--iz-${language}`),
  }
}

import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Clip } from '#shared/api/clips.ts'
import { stripMarkup } from '#shared/subtitle-text.ts'
import { formatClock } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure } from '../../lib/notify.tsx'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { queryClient, rpc, trpc } from '../../lib/trpc.ts'
import type { Range } from '../player/player.ts'

/** The longest title taken from what is said. */
const titleWords = 6
/** The longest title a clip may have. */
const longestTitle = 300

/** A range with a title of its own, where there is one. */
type NewClip = Range & { title?: string }

/**
 * Turns a marked range into a clip and opens it. It starts with what most people want: captions of the take's newest track
 * burned in, in the first style, for YouTube; its title is what is said first.
 */
export function useMakeClip(takeId: string) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const mutation = useMutation({
    mutationFn: async ({ title: givenTitle, ...range }: NewClip) => {
      const [tracks, styles] = await Promise.all([
        queryClient.ensureQueryData(trpc.tracks.list.queryOptions({ takeId })),
        queryClient.ensureQueryData(trpc.clips.styles.queryOptions()),
      ])
      const wanted = new URLSearchParams(window.location.search).get('track')
      const summary = tracks.find((track) => track.id === wanted) ?? tracks[0] ?? null
      const track = summary
        ? await queryClient.ensureQueryData(trpc.tracks.get.queryOptions({ id: summary.id }))
        : null
      const said = (track?.cues ?? [])
        .filter((cue) => cue.endMs > range.inMs && cue.startMs < range.outMs)
        .flatMap((cue) =>
          cue.words.length > 0
            ? cue.words
                .filter((word) => word.endMs > range.inMs && word.startMs < range.outMs)
                .map((word) => word.text)
            : stripMarkup(cue.text).split(/\s+/).filter(Boolean),
        )
      const title = givenTitle
        ? givenTitle.slice(0, longestTitle)
        : said.length > 0
          ? said.slice(0, titleWords).join(' ') + (said.length > titleWords ? '…' : '')
          : t('clips.untitled', { time: formatClock(range.inMs) })
      return rpc.clips.create.mutate({
        takeId,
        fields: {
          title,
          inMs: range.inMs,
          outMs: range.outMs,
          trackId: summary?.id ?? null,
          styleId: styles[0]?.id ?? null,
          presets: ['youtube'],
          burnIn: summary !== null,
          sidecar: 'none',
        },
      })
    },
    onSuccess: () => queryClient.invalidateQueries(trpc.clips.list.pathFilter()),
    onError: notifyFailure,
  })
  const open = (clip: Clip) =>
    navigate(`/interviews/${clip.interviewId}/clips?take=${takeId}&clip=${clip.id}`)
  // One for both: all that are left may have among them the one that is being made.
  const begin = useOneAtATime((work: () => Promise<unknown>) => work())
  return {
    make: (clip: NewClip) => begin(() => mutation.mutateAsync(clip, { onSuccess: open })),
    /** Makes several, without opening any; those after one that failed are not made. */
    makeAll: (clips: readonly NewClip[]) =>
      begin(async () => {
        for (const clip of clips) await mutation.mutateAsync(clip)
      }),
    isPending: mutation.isPending,
  }
}

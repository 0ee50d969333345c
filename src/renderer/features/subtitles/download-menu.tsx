import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { StoredCue, TrackSummary } from '#shared/api/tracks.ts'
import { checkCues } from '#shared/subtitle-check.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import { type SubtitleFormat, subtitleFormats } from '#shared/subtitles.ts'
import { hasTimes, isUnshown } from '#shared/unshown-cues.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { downloadFrom } from '../../lib/download.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { notifyOffer } from '../../lib/offer-toast.tsx'
import { flushEdits } from '../../lib/pending-edits.ts'
import { settledEdits } from '../../lib/settled-edits.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { UnshownDialog } from './unshown-dialog.tsx'
import { unsentCues } from './use-track-edits.ts'

interface Props {
  track: TrackSummary
  /** Of the recording, 0 where it is not known. */
  durationMs: number
  onShowCue: (cueId: string) => void
}

interface Wanted {
  format: SubtitleFormat
  names: boolean
}

/** The track as a file, in whichever format; a cue that nobody would see is said first, what is merely odd is said then. */
export function DownloadMenu({ track, durationMs, onShowCue }: Props) {
  const { t } = useTranslation()
  const button = useRef<HTMLButtonElement>(null)
  const [refused, setRefused] = useState<Wanted | null>(null)

  const save = ({ format, names }: Wanted, cues: readonly StoredCue[]) => {
    downloadFrom(`/tracks/${track.id}/${format}${names ? '?names=1' : ''}`)
    const waiting = unsentCues(cues)
    const [firstWaiting] = waiting
    if (firstWaiting) {
      notifyOffer({
        id: 'download',
        message: t('subtitle_tools.unsent_download', { count: waiting.length }),
        action: t('subtitle_tools.unsent_show'),
        colour: 'yellow',
        run: () => onShowCue(firstWaiting),
      })
      return
    }
    const odd = hasTimes(format) ? oddlyTimed(cues, track, durationMs) : []
    const [first] = odd
    if (!first) return
    notifyOffer({
      id: 'download',
      message: t('subtitle_tools.odd_times', { count: odd.length }),
      action: t('subtitle_tools.odd_show'),
      colour: 'yellow',
      run: () => onShowCue(first),
    })
  }
  const download = async (wanted: Wanted) => {
    // What could not be saved has been said; a file without it would pass for the whole.
    if (!(await flushEdits())) return
    await settledEdits(queryClient)
    try {
      const options = { ...trpc.tracks.get.queryOptions({ id: track.id }), staleTime: 0 }
      const { cues } = await queryClient.fetchQuery(options)
      if (hasTimes(wanted.format) && cues.some(isUnshown)) setRefused(wanted)
      else save(wanted, cues)
    } catch (error) {
      notifyFailure(error)
    }
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button ref={button} size="xs" variant="light" leftSection={<IconDownload size={14} />}>
            {t('subtitles.export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {subtitleFormats.map((format) => (
            <Menu.Item key={format} onClick={() => void download({ format, names: false })}>
              {t(`subtitles.format.${format}`)}
            </Menu.Item>
          ))}
          <Menu.Item onClick={() => void download({ format: 'srt', names: true })}>
            {t('subtitles.srt_named')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <UnshownDialog
        trackId={track.id}
        opened={refused !== null}
        onClose={() => {
          setRefused(null)
          button.current?.focus()
        }}
        onShow={(cueId) => {
          setRefused(null)
          onShowCue(cueId)
        }}
        onMended={(cues) => {
          setRefused(null)
          button.current?.focus()
          if (refused) save(refused, cues)
        }}
      />
    </>
  )
}

/** The cues that overlap the one before, or that begin when the recording is over: every format can hold them. */
function oddlyTimed(
  cues: readonly StoredCue[],
  { language }: Pick<TrackSummary, 'language'>,
  durationMs: number,
): string[] {
  const odd = checkCues(cues, rulesFor(language), durationMs).filter(
    ({ rule }) => rule === 'overlap' || rule === 'after_end',
  )
  return [...new Set(odd.map(({ cue }) => cues[cue]!.id))]
}

import { Button } from '@mantine/core'
import { IconBadgeCc } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link, useSearch } from 'wouter'
import type { Take } from '#shared/api/interviews.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useParam, useSetParams } from '../../lib/params.ts'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { useShow } from '../player/use-show.ts'
import { CueList, type TrackTool, type WantedCue } from './cue-list.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { TrackBar } from './track-bar.tsx'
import { TranslateDialog } from './translate-dialog.tsx'
import { useLooking } from './use-found-cues.ts'
import { useTrackEdits } from './use-track-edits.ts'

/** The subtitles of a recording: which track, its cues, and what breaks the rules. */
export function SubtitlesStage({ take }: { take: Take }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const search = useSearch()
  const [chosen, setChosen] = useParam('track')
  const [besideParam, setBeside] = useParam('beside')
  /** A cue that another screen sent here for. */
  const [sentFor, setSentFor] = useParam('cue')
  const setParams = useSetParams()
  const [{ tool, asked }, setAsked] = useState<{ tool: TrackTool | null; asked: number }>({
    tool: null,
    asked: 0,
  })
  const setTool = (next: TrackTool | null) => setAsked((last) => ({ tool: next, asked: last.asked + 1 }))
  const looking = useLooking()
  const [wantedHere, setWanted] = useState<WantedCue | null>(null)
  const [translating, setTranslating] = useState(false)
  const [importing, setImporting] = useState(false)
  const query = useQuery(trpc.tracks.list.queryOptions({ takeId: take.id }))
  const tracks = query.data
  const styles = useQuery(trpc.clips.styles.queryOptions()).data
  const current = tracks?.find(({ id }) => id === chosen) ?? tracks?.[0] ?? null
  const trackId = current?.id
  const sent = useMemo(
    () =>
      trackId !== undefined && trackId === chosen && sentFor !== null ? { trackId, cueId: sentFor } : null,
    [trackId, chosen, sentFor],
  )
  const wanted = wantedHere ?? sent
  const beside = tracks?.find(({ id }) => id === besideParam && id !== current?.id) ?? null
  const { edit } = useTrackEdits(current?.id ?? '')
  const styleId = styles?.[0]?.id ?? null
  useShow({
    trackId: current?.id ?? null,
    captions: styleId ? { styleId, presetId: 'source' } : null,
    aspect: null,
    onRetime:
      current && !readOnly ? (cueId, startMs, endMs) => edit({ kind: 'times', cueId, startMs, endMs }) : null,
  })
  if (!tracks) return <QueryState query={query} />
  return (
    <>
      {current ? (
        <>
          <TrackBar
            tracks={tracks}
            current={current}
            onChoose={setChosen}
            onImport={() => setImporting(true)}
            beside={beside}
            onBeside={setBeside}
            onTool={setTool}
            onTranslate={() => setTranslating(true)}
            durationMs={take.info?.durationMs ?? 0}
            onShowCue={(cueId) => {
              // It may be asked for when another track has been chosen.
              setChosen(current.id)
              setWanted({ trackId: current.id, cueId })
            }}
          />
          <CueList
            key={current.id}
            trackId={current.id}
            take={take}
            besideId={beside?.id ?? null}
            tool={tool}
            asked={asked}
            looking={looking}
            wanted={wanted}
            onTakenUp={() => {
              setWanted(null)
              if (sentFor !== null) setSentFor(null)
            }}
            onTool={setTool}
          />
          <TranslateDialog
            original={current}
            tracks={tracks}
            opened={translating}
            onClose={() => setTranslating(false)}
            onMade={(track) => setParams({ track: track.id, beside: current.id })}
          />
        </>
      ) : (
        <Nothing icon={IconBadgeCc} title={t('subtitles.none')} text={t('subtitles.none_text')}>
          <Button
            component={Link}
            href={`/interviews/${take.interviewId}/transcript${search ? `?${search}` : ''}`}
          >
            {t('subtitles.to_transcript')}
          </Button>
          {!readOnly && (
            <Button variant="default" onClick={() => setImporting(true)}>
              {t('subtitles.import')}
            </Button>
          )}
        </Nothing>
      )}
      <ImportDialog
        takeId={take.id}
        opened={importing}
        onClose={() => setImporting(false)}
        onImported={(track) => setChosen(track.id)}
      />
    </>
  )
}

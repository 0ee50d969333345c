import { Button } from '@mantine/core'
import { IconBadgeCc } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearch } from 'wouter'
import type { Take } from '#shared/api/interviews.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useParam } from '../../lib/params.ts'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { useShow } from '../player/use-show.ts'
import { CueList } from './cue-list.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { TrackBar } from './track-bar.tsx'

/** The subtitles of a recording: which track, its cues, and what breaks the rules. */
export function SubtitlesStage({ take }: { take: Take }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const search = useSearch()
  const [chosen, setChosen] = useParam('track')
  const [importing, setImporting] = useState(false)
  const query = useQuery(trpc.tracks.list.queryOptions({ takeId: take.id }))
  const tracks = query.data
  const styles = useQuery(trpc.clips.styles.queryOptions()).data
  const current = tracks?.find(({ id }) => id === chosen) ?? tracks?.[0] ?? null
  const styleId = styles?.[0]?.id ?? null
  useShow({
    trackId: current?.id ?? null,
    captions: styleId ? { styleId, presetId: 'source' } : null,
    aspect: null,
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
          />
          <CueList key={current.id} trackId={current.id} take={take} />
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

import { Button, Group, ScrollArea, Select, Skeleton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Interview, Take } from '#shared/api/interviews.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { useChangeParams, useParam, useSetParams } from '../../lib/params.ts'
import { trpc } from '../../lib/trpc.ts'
import { QueryState } from '../../ui/query-state.tsx'
import { useShowsFailures } from '../jobs/shown-failures.ts'
import { isActive, useJobOf } from '../jobs/use-jobs.ts'
import { useShow } from '../player/use-show.ts'
import { LiveTranscript } from './live-transcript.tsx'
import { StagePart } from './stage-part.tsx'
import { StartPanel } from './start-panel.tsx'
import classes from './transcript.module.css'
import { TranscriptEditor } from './transcript-editor.tsx'
import { useTranscriptName } from './use-transcript-name.ts'

/** From speech to text: starting it, watching it, reading it. */
export function TranscriptStage({ take, interview }: { take: Take; interview: Interview }) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const [chosen] = useParam('transcript')
  const setParams = useSetParams()
  const changeParams = useChangeParams()
  // Of a transcript that is named alone the recording has to be looked up, and nothing is shown meanwhile.
  const setChosen = (id: string | null) => setParams({ take: take.id, transcript: id })
  const [starting, setStarting] = useState(false)
  const nameOf = useTranscriptName()
  const job = useJobOf('transcribe', take.id)
  const query = useQuery(trpc.transcripts.list.queryOptions({ takeId: take.id }))
  const transcripts = query.data
  const current = transcripts?.find(({ id }) => id === chosen) ?? transcripts?.[0] ?? null
  const running = job && isActive(job) ? job : null
  /** The job that was at work here, until its text is in the list. */
  const [watched, setWatched] = useState<string | null>(null)
  const made =
    (job?.state === 'done' && (job.result as { transcriptId?: string } | null)?.transcriptId) || null
  const isMade = made !== null && transcripts?.some(({ id }) => id === made) === true
  if (running && watched !== running.id) setWatched(running.id)
  if (isMade && watched !== null) setWatched(null)
  // The job's end comes before the list with its text: nothing must be begun anew between the two.
  const isComing = made !== null && job?.id === watched && query.isFetching
  const isStarting = transcripts !== undefined && (!current || starting) && !isComing
  // Only the panel that starts it says how the last one ended; beside a transcript nothing does.
  useShowsFailures('transcribe', isStarting && !readOnly ? [take.id] : [])
  useShow({ trackId: null, captions: null, aspect: null })
  if (!transcripts) return <QueryState query={query} />

  if (running) {
    return (
      <StagePart key="run">
        <LiveTranscript job={running} />
      </StagePart>
    )
  }
  if (isComing) return <Skeleton m="lg" h={220} />
  if (!current || starting) {
    return (
      <StagePart key="start">
        <ScrollArea className={classes.fill}>
          <StartPanel
            take={take}
            language={interview.language}
            lastJob={job}
            onStarted={() => {
              setStarting(false)
              // Another recording may have been chosen before the library had answered.
              changeParams((params) => {
                if ((params.get('take') ?? take.id) !== take.id) return params
                params.set('take', take.id)
                params.delete('transcript')
                return params
              })
            }}
            onTimed={(id) => {
              setStarting(false)
              setChosen(id)
            }}
            {...(current ? { onCancel: () => setStarting(false) } : {})}
          />
        </ScrollArea>
      </StagePart>
    )
  }
  return (
    <StagePart key="text">
      <Group className={classes.bar} wrap="nowrap">
        <Select
          size="xs"
          flex={1}
          maw={420}
          aria-label={t('transcript.which')}
          allowDeselect={false}
          data={transcripts.map((transcript) => ({
            value: transcript.id,
            label: `${nameOf(transcript)} · ${format.dateTime(transcript.createdAt)}`,
          }))}
          value={current.id}
          onChange={setChosen}
        />
        {!readOnly && (
          <Button
            size="xs"
            variant="default"
            ml="auto"
            flex="none"
            leftSection={<IconPlus size={14} />}
            onClick={() => setStarting(true)}
          >
            {t('transcript.again')}
          </Button>
        )}
      </Group>
      <TranscriptEditor key={current.id} transcriptId={current.id} />
    </StagePart>
  )
}

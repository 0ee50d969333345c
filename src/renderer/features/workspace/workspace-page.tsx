import { ActionIcon, Skeleton, Tooltip } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, Redirect } from 'wouter'
import { NotFoundPage } from '../../app/not-found-page.tsx'
import { TopBar } from '../../app/top-bar.tsx'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useParam } from '../../lib/params.ts'
import { trpc } from '../../lib/trpc.ts'
import { wireOf } from '../../lib/wire-error.ts'
import { QueryState } from '../../ui/query-state.tsx'
import { useShowsFailures } from '../jobs/shown-failures.ts'
import { fetchPlanning } from '../plans/fetch-planning.ts'
import { createPlayerScope, PlayerContext } from '../player/player-context.ts'
import {
  ClipsStage,
  PlanStage,
  PlayerPane,
  RecordingsStage,
  ShootStage,
  SubtitlesStage,
  TranscriptStage,
} from './deferred-stages.ts'
import { canWorkOn, importsShown } from './recording-file.ts'
import { StageBar } from './stage-bar.tsx'
import { interviewStages } from './stages.ts'
import { TakeNeeded } from './take-needed.tsx'
import { useNamedTake } from './use-named-take.ts'
import classes from './workspace.module.css'

/** One interview. Its player stands beside all stages but the first and stays as it is when the stage changes. */
export function WorkspacePage({ id, stage }: { id: string; stage: string }) {
  const { t } = useTranslation()
  const [scope] = useState(createPlayerScope)
  const [takeParam, setTake] = useParam('take')
  const [transcriptParam] = useParam('transcript')
  const [clipParam] = useParam('clip')
  useEffect(() => {
    // They do not wait for the interview to be there.
    if (stage === 'plan') fetchPlanning(id)
  }, [id, stage])
  const interview = useQuery(trpc.interviews.get.queryOptions({ id }))
  const takes = useQuery(trpc.takes.list.queryOptions({ interviewId: id }))
  const named = useNamedTake({
    interviewId: id,
    take: takeParam,
    transcript: transcriptParam,
    clip: clipParam,
  })
  useEffect(() => {
    // From here on the address says it itself: another transcript of the recording can be chosen without leaving it.
    if (named.isLooking || named.id === null) return
    if (transcriptParam !== null && takeParam === null) setTake(named.id)
  })
  useShowsFailures('import', stage === 'recordings' ? importsShown(takes.data ?? []) : [])
  if (!interviewStages.some((other) => other.id === stage)) {
    return <Redirect to={`/interviews/${id}/recordings`} replace />
  }
  if (interview.error && wireOf(interview.error)?.code === 'not_found') return <NotFoundPage />

  const list = takes.data ?? []
  const take =
    list.find((other) => other.id === named.id) ??
    list.find((other) => other.status === 'ready') ??
    list[0] ??
    null
  const title = interview.data?.title ?? ''
  const withPlayer = stage !== 'plan' && stage !== 'recordings' && stage !== 'shoot'
  const usable = take !== null && canWorkOn(take)
  return (
    <>
      <TopBar
        title={title}
        before={
          <Tooltip label={t('workspace.back')}>
            <ActionIcon
              component={Link}
              href="/interviews"
              variant="subtle"
              color="gray"
              aria-label={t('workspace.back')}
            >
              <IconArrowLeft size={18} />
            </ActionIcon>
          </Tooltip>
        }
      />
      <StageBar interviewId={id} stage={stage} takes={list} take={take} />
      <PlayerContext value={scope}>
        <div id="content" className={classes.main} tabIndex={-1}>
          {!interview.data || !takes.data ? (
            <QueryState query={interview.data ? takes : interview} skeleton={<Skeleton m="xl" h={240} />} />
          ) : named.isLooking ? (
            <Skeleton m="xl" h={240} />
          ) : (
            <>
              {stage === 'shoot' && <ShootStage interview={interview.data} />}
              {stage === 'plan' && <PlanStage interviewId={id} />}
              {stage === 'recordings' && <RecordingsStage interviewId={id} takes={list} />}
              {usable && (
                <PlayerPane take={take} hidden={!withPlayer}>
                  {stage === 'transcript' && (
                    <TranscriptStage key={take.id} take={take} interview={interview.data} />
                  )}
                  {stage === 'subtitles' && <SubtitlesStage take={take} />}
                  {stage === 'clips' && <ClipsStage take={take} />}
                </PlayerPane>
              )}
              {withPlayer && !usable && <TakeNeeded interviewId={id} take={take} />}
            </>
          )}
        </div>
      </PlayerContext>
    </>
  )
}

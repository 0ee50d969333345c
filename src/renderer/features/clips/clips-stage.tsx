import { Button } from '@mantine/core'
import { IconPlus, IconScissors } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Take } from '#shared/api/interviews.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useChangeParams, useParam } from '../../lib/params.ts'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import type { Range } from '../player/player.ts'
import { usePlayer, useSelection } from '../player/player-context.ts'
import { useShow } from '../player/use-show.ts'
import { MarksPanel } from '../sessions/marks-panel.tsx'
import { ClipEditor } from './clip-editor.tsx'
import { ClipList } from './clip-list.tsx'
import classes from './clips.module.css'
import { useMakeClip } from './use-make-clip.ts'
import { withoutClip } from './without-clip.ts'
import { WordSearch } from './word-search.tsx'

/** What is made of nothing marked: a range of this length from the playhead on. */
const newClipMs = 30_000

/** The clips of a recording: the list, and the one that is worked on. */
export function ClipsStage({ take }: { take: Take }) {
  const { t } = useTranslation()
  const player = usePlayer()
  const readOnly = useReadOnly()
  const selection = useSelection()
  const [chosen, setChosen] = useParam('clip')
  const changeParams = useChangeParams()
  const makeClip = useMakeClip(take.id)
  const query = useQuery(trpc.clips.list.queryOptions({ interviewId: take.interviewId }))
  const clips = query.data?.filter((clip) => clip.takeId === take.id)
  const current = clips?.find(({ id }) => id === chosen) ?? clips?.[0] ?? null
  if (!clips) return <QueryState query={query} />

  const make = () => {
    const { timeMs, durationMs } = player.state.get()
    const inMs = Math.max(0, Math.min(timeMs, durationMs - 1000))
    makeClip.make(selection ?? { inMs, outMs: Math.min(inMs + newClipMs, durationMs) })
  }
  const search = (
    <WordSearch
      take={take}
      isMaking={makeClip.isPending}
      {...(readOnly ? {} : { onMake: (range: Range) => makeClip.make(range) })}
    />
  )
  if (!current) {
    return (
      <>
        <ShowNothing />
        {search}
        <MarksPanel take={take} clips={clips} openAtFirst />
        <div className={classes.scroll}>
          <Nothing icon={IconScissors} title={t('clips.none')} text={t('clips.none_text')}>
            {!readOnly && (
              <Button leftSection={<IconPlus size={17} />} loading={makeClip.isPending} onClick={make}>
                {selection ? t('clips.make') : t('clips.make_here')}
              </Button>
            )}
          </Nothing>
        </div>
      </>
    )
  }
  return (
    <>
      {search}
      <MarksPanel take={take} clips={clips} />
      <div className={classes.columns}>
        <ClipList
          clips={clips}
          currentId={current.id}
          onChoose={setChosen}
          {...(readOnly ? {} : { onMake: make })}
        />
        <ClipEditor
          key={current.id}
          clip={current}
          readOnly={readOnly}
          onRemoved={() => changeParams((params) => withoutClip(params, current.id))}
        />
      </div>
    </>
  )
}

function ShowNothing() {
  useShow({ trackId: null, captions: null, aspect: null })
  return null
}

import { Button, Skeleton, Switch, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Take } from '#shared/api/interviews.ts'
import type { StoredCue } from '#shared/api/tracks.ts'
import { checkCues } from '#shared/subtitle-check.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import type { QcFinding } from '#shared/subtitles.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyProblem } from '../../lib/notify.tsx'
import { trpc } from '../../lib/trpc.ts'
import { QueryState } from '../../ui/query-state.tsx'
import { usePlayer, usePlayerState } from '../player/player-context.ts'
import { CueRow } from './cue-row.tsx'
import { roomAt } from './room.ts'
import classes from './subtitles.module.css'
import { useCueKeys } from './use-cue-keys.ts'
import { useTrackEdits } from './use-track-edits.ts'

const noCues: readonly StoredCue[] = []

/** The cues of a track; only those in sight are in the page. */
export function CueList({ trackId, take }: { trackId: string; take: Take }) {
  const { t } = useTranslation()
  const player = usePlayer()
  const readOnly = useReadOnly()
  const query = useQuery(trpc.tracks.get.queryOptions({ id: trackId }))
  const { edit } = useTrackEdits(trackId)
  const [selected, setSelected] = useState<string | null>(null)
  const [onlyProblems, setOnlyProblems] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const cues = query.data?.cues ?? noCues
  const rules = useMemo(() => rulesFor(query.data?.language ?? 'kk'), [query.data?.language])
  const findings = useMemo(() => {
    const byCue = new Map<number, QcFinding[]>()
    for (const finding of checkCues(cues, rules)) {
      byCue.set(finding.cue, [...(byCue.get(finding.cue) ?? []), finding])
    }
    return byCue
  }, [cues, rules])
  const shown = useMemo(
    () =>
      cues
        .map((cue, index) => ({ cue, index }))
        .filter(({ cue, index }) => !onlyProblems || findings.has(index) || cue.id === selected),
    [cues, onlyProblems, findings, selected],
  )
  const now = usePlayerState(({ timeMs }) =>
    shown.findIndex(({ cue }) => cue.startMs <= timeMs && timeMs < cue.endMs),
  )
  const playing = usePlayerState((state) => state.playing)
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    getItemKey: (position) => shown[position]?.cue.id ?? position,
    estimateSize: () => 60,
    overscan: 6,
  })

  useEffect(() => {
    const typing = box.current?.contains(document.activeElement) && document.activeElement !== box.current
    if (now >= 0 && playing && !typing) virtual.scrollToIndex(now, { align: 'auto' })
  }, [now, playing, virtual])

  const choose = (position: number) => {
    const target = shown[Math.max(0, Math.min(position, shown.length - 1))]
    if (!target) return
    setSelected(target.cue.id)
    const { timeMs } = player.state.get()
    if (timeMs < target.cue.startMs || timeMs >= target.cue.endMs) player.seek(target.cue.startMs)
    virtual.scrollToIndex(Math.max(0, Math.min(position, shown.length - 1)), { align: 'auto' })
  }
  const insert = async () => {
    const { timeMs, durationMs } = player.state.get()
    const room = roomAt(cues, timeMs, rules, durationMs)
    if (!room) return notifyProblem(t('subtitles.no_room'))
    const track = await edit({ kind: 'insert', ...room, text: '' })
    setSelected(track.cues.find((cue) => cue.startMs === room.startMs)?.id ?? null)
  }
  const position = shown.findIndex(({ cue }) => cue.id === selected)
  useCueKeys({ choose: (by) => choose((position >= 0 ? position : now) + by), insert, readOnly })

  if (query.error) {
    return <QueryState query={query} />
  }
  if (!query.data) return <Skeleton m="md" h={240} />
  return (
    <>
      <div className={classes.tools}>
        <span>{t('subtitles.count', { count: cues.length })}</span>
        <Switch
          size="xs"
          label={t('subtitles.only_problems', { count: findings.size })}
          checked={onlyProblems}
          onChange={(event) => setOnlyProblems(event.currentTarget.checked)}
        />
        {!readOnly && (
          <Button
            size="compact-xs"
            variant="subtle"
            ml="auto"
            leftSection={<IconPlus size={13} />}
            onClick={() => void insert()}
          >
            {t('subtitles.insert')}
          </Button>
        )}
      </div>
      {shown.length === 0 && (
        <Text c="dimmed" ta="center" p="xl">
          {t(onlyProblems ? 'subtitles.no_problems' : 'subtitles.no_cues')}
        </Text>
      )}
      <div ref={box} className={classes.list}>
        <ul
          aria-label={t('subtitles.list')}
          style={{
            height: virtual.getTotalSize(),
            position: 'relative',
            margin: 0,
            padding: 0,
            listStyle: 'none',
          }}
        >
          {virtual.getVirtualItems().map((item) => {
            const entry = shown[item.index]
            if (!entry) return null
            return (
              <CueRow
                key={entry.cue.id}
                ref={virtual.measureElement}
                position={item.index}
                offset={item.start}
                number={entry.index + 1}
                cue={entry.cue}
                before={cues[entry.index - 1] ?? null}
                after={cues[entry.index + 1] ?? null}
                findings={findings.get(entry.index) ?? []}
                rules={rules}
                language={query.data.language}
                now={item.index === now}
                selected={entry.cue.id === selected}
                durationMs={take.info?.durationMs ?? 0}
                onSelect={() => choose(item.index)}
                onMove={(by) => choose(item.index + by)}
                onSelectCue={setSelected}
                edit={edit}
                readOnly={readOnly}
              />
            )
          })}
        </ul>
      </div>
    </>
  )
}

import { Button, Skeleton, Switch, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Take } from '#shared/api/interviews.ts'
import type { StoredCue } from '#shared/api/tracks.ts'
import type { FoundPlace } from '#shared/find-text.ts'
import { checkCues } from '#shared/subtitle-check.ts'
import { rulesFor } from '#shared/subtitle-rules.ts'
import type { QcFinding } from '#shared/subtitles.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { focusWhenDrawn } from '../../lib/focus-when-drawn.ts'
import { notifyProblem } from '../../lib/notify.tsx'
import { flushEdits } from '../../lib/pending-edits.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { QueryState } from '../../ui/query-state.tsx'
import { usePlayer, usePlayerState } from '../player/player-context.ts'
import { textsBeside } from './beside.ts'
import { countChanged } from './changed-cues.ts'
import { CueRow } from './cue-row.tsx'
import { ReplaceBar } from './replace-bar.tsx'
import { roomAt } from './room.ts'
import { ShiftDialog } from './shift-dialog.tsx'
import classes from './subtitles.module.css'
import { UnsentBar } from './unsent-bar.tsx'
import { useCueKeys } from './use-cue-keys.ts'
import { type Looking, useFoundCues } from './use-found-cues.ts'
import { useTrackEdits } from './use-track-edits.ts'
import { useUnsentCues } from './use-unsent-cues.ts'

const noCues: readonly StoredCue[] = []
const nowhere: readonly FoundPlace[] = []

/** What is done to a track as a whole, in front of its cues. */
export type TrackTool = 'replace' | 'shift'

/** A cue that is to be shown and taken up; a new object each time that it is asked for. */
export interface WantedCue {
  trackId: string
  cueId: string
}

interface Props {
  trackId: string
  take: Take
  /** Another track, whose texts stand beside. */
  besideId: string | null
  tool: TrackTool | null
  /** How often a tool was asked for. */
  asked: number
  /** What is looked for, in whichever track. */
  looking: Looking
  wanted: WantedCue | null
  onTakenUp: () => void
  onTool: (tool: TrackTool | null) => void
}

/** The cues of a track; only those in sight are in the page. */
export function CueList({ trackId, take, besideId, tool, asked, looking, wanted, onTakenUp, onTool }: Props) {
  const { t } = useTranslation()
  const player = usePlayer()
  const readOnly = useReadOnly()
  const query = useQuery(trpc.tracks.get.queryOptions({ id: trackId }))
  const { edit } = useTrackEdits(trackId)
  const [selected, setSelected] = useState<string | null>(null)
  const [onlyProblems, setOnlyProblems] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  /** A cue to be brought into sight as soon as it is listed. */
  const pendingShow = useRef<string | null>(null)
  const cues = query.data?.cues ?? noCues
  const isListed = query.data !== undefined
  const besideTrack = useQuery(trpc.tracks.get.queryOptions(besideId ? { id: besideId } : skipToken)).data
  const beside = useMemo(
    () => (besideId && besideTrack ? textsBeside(cues, besideTrack.cues) : null),
    [besideId, besideTrack, cues],
  )
  const search = useFoundCues(cues, tool === 'replace' ? looking.wanted : null)
  const rules = useMemo(() => rulesFor(query.data?.language ?? 'kk'), [query.data?.language])
  const durationMs = take.info?.durationMs ?? 0
  const findings = useMemo(() => {
    const byCue = new Map<number, QcFinding[]>()
    for (const finding of checkCues(cues, rules, durationMs)) {
      byCue.set(finding.cue, [...(byCue.get(finding.cue) ?? []), finding])
    }
    return byCue
  }, [cues, rules, durationMs])
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
  const unsent = useUnsentCues(cues)
  const position = shown.findIndex(({ cue }) => cue.id === selected)
  // The editor is drawn wherever the list is scrolled to: with it the focus would go, and letters would be keys of the list.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const drawn = defaultRangeExtractor(range)
      if (position < 0 || drawn.includes(position)) return drawn
      return [...drawn, position].sort((a, b) => a - b)
    },
    [position],
  )
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    getItemKey: (position) => shown[position]?.cue.id ?? position,
    estimateSize: () => 60,
    overscan: 6,
    rangeExtractor,
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
  const show = (cueId: string) => {
    const place = shown.findIndex(({ cue }) => cue.id === cueId)
    const cue = cues.find(({ id }) => id === cueId)
    if (cue) player.seek(cue.startMs)
    if (place >= 0) return virtual.scrollToIndex(place, { align: 'auto' })
    setOnlyProblems(false)
    pendingShow.current = cueId
  }
  const takeUp = (cueId: string) => {
    setSelected(cueId)
    show(cueId)
    focusWhenDrawn(() => box.current?.querySelector('textarea'))
  }
  useEffect(() => {
    const place = shown.findIndex(({ cue }) => cue.id === pendingShow.current)
    if (place < 0) return
    pendingShow.current = null
    virtual.scrollToIndex(place, { align: 'center' })
  }, [shown, virtual])

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked for once is not asked for again by what changes later
  useEffect(() => {
    if (wanted?.trackId !== trackId || !isListed) return
    takeUp(wanted.cueId)
    onTakenUp()
  }, [wanted, isListed])

  // biome-ignore lint/correctness/useExhaustiveDependencies: it may be asked for once more while a cue is edited
  useEffect(() => {
    // The text that is looked for shows only in a cue that nobody is editing.
    if (tool === 'replace') setSelected(null)
  }, [tool, asked])

  const setTimes = async (cue: StoredCue, startMs: number, endMs: number) => {
    if (startMs >= endMs) return notifyProblem(t('subtitle_tools.times_order'))
    await edit({ kind: 'times', cueId: cue.id, startMs, endMs }).catch(() => undefined)
  }
  const retime = (edge: 'in' | 'out') => {
    const cue = shown[position]?.cue
    const { timeMs } = player.state.get()
    if (cue) void (edge === 'in' ? setTimes(cue, timeMs, cue.endMs) : setTimes(cue, cue.startMs, timeMs))
  }

  const remove = async () => {
    const cue = shown[position]?.cue
    if (!cue) return
    setSelected((shown[position + 1] ?? shown[position - 1])?.cue.id ?? null)
    await edit({ kind: 'remove', cueId: cue.id }).catch(() => undefined)
  }

  /** One at a time: until the cue is listed, its place looks free. */
  const isInserting = useRef(false)
  const insert = async () => {
    if (isInserting.current) return
    const { timeMs, durationMs } = player.state.get()
    const room = roomAt(cues, timeMs, rules, durationMs)
    if (!room) return notifyProblem(t('subtitles.no_room'))
    isInserting.current = true
    const track = await edit({ kind: 'insert', ...room, text: '' }).catch(() => null)
    isInserting.current = false
    if (track) setSelected(track.cues.find((cue) => cue.startMs === room.startMs)?.id ?? null)
  }
  const replace = async (cueId: string | null) => {
    await flushEdits()
    const { queryKey } = trpc.tracks.get.queryOptions({ id: trackId })
    const before = queryClient.getQueryData(queryKey)?.cues ?? noCues
    const change = { ...looking.wanted, with: looking.replacement }
    const track = await edit({ kind: 'replace', cueId, ...change }).catch(() => null)
    return track && countChanged(before, track.cues)
  }
  useCueKeys({
    choose: (by) => choose((position >= 0 ? position : now) + by),
    insert,
    retime,
    find: () => onTool('replace'),
    remove: () => void remove(),
    readOnly,
  })

  if (!query.data) return <QueryState query={query} skeleton={<Skeleton m="md" h={240} />} />
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
      {tool === 'replace' && (
        <ReplaceBar
          cues={cues}
          search={search}
          looking={looking}
          asked={asked}
          readOnly={readOnly}
          onReplace={replace}
          onShow={show}
          onClose={() => onTool(null)}
        />
      )}
      <ShiftDialog
        opened={tool === 'shift'}
        selected={selected}
        onClose={() => onTool(null)}
        onShift={(byMs, fromCueId) =>
          void flushEdits()
            .then(() => edit({ kind: 'shift', byMs, fromCueId }))
            .catch(() => undefined)
        }
      />
      <UnsentBar trackId={trackId} cues={unsent} onShow={takeUp} />
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
                beside={
                  beside && besideTrack
                    ? { text: beside[entry.index] ?? '', language: besideTrack.language }
                    : null
                }
                found={search.found.get(entry.cue.id) ?? nowhere}
                foundHere={tool === 'replace' && search.at === entry.cue.id}
                language={query.data.language}
                isUnsent={unsent.includes(entry.cue.id)}
                now={item.index === now}
                selected={entry.cue.id === selected}
                durationMs={durationMs}
                onSelect={() => choose(item.index)}
                onMove={(by) => choose(item.index + by)}
                onSelectCue={setSelected}
                edit={edit}
                onTimes={(startMs, endMs) => setTimes(entry.cue, startMs, endMs)}
                readOnly={readOnly}
              />
            )
          })}
        </ul>
      </div>
    </>
  )
}

import { Anchor, Button, Checkbox, Group, Text, TextInput } from '@mantine/core'
import { IconArrowsLeftRight, IconSearch, IconSearchOff } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Ranking } from '#shared/api/criteria.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { useParam } from '../../lib/params.ts'
import { Localized, useShowText } from '../../ui/localized.tsx'
import { Nothing } from '../../ui/nothing.tsx'
import { useRowFocus } from '../../ui/use-row-focus.ts'
import { useFoundSpeakers } from '../speakers/use-found-speakers.ts'
import classes from './compare.module.css'
import { RankReasonText } from './rank-reason.tsx'
import { foundInRanking } from './ranking-search.ts'
import { ScoreBar } from './score-bar.tsx'
import { EligibilityBadge } from './verdict-mark.tsx'

interface Props {
  ranking: Ranking
  onCompare: (speakerIds: string[]) => void
}

const rowHeight = 72
/** So many fit side by side on a laptop's screen. */
const firstFew = 4
/** So many rows a page key goes. */
const pageOfRows = 8

/** Every speaker, best first, with the reason for the place; those who are searched for keep theirs. The chosen ones can be put side by side. */
export function RankingList({ ranking, onCompare }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const show = useShowText()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [query, setQuery] = useParam('q')
  // A key press shows in the field at once; the list may follow a frame later.
  const applied = useDeferredValue(query ?? '')
  const foundElsewhere = useFoundSpeakers(applied)
  const scroll = useRef<HTMLDivElement>(null)
  const { speakers, set } = ranking
  const places = useMemo(
    () => foundInRanking(speakers, applied, foundElsewhere),
    [speakers, applied, foundElsewhere],
  )
  const rows = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroll.current,
    getItemKey: (row) => speakers[places[row] ?? -1]?.speaker.id ?? row,
    estimateSize: () => rowHeight,
    overscan: 3,
  })
  useEffect(() => {
    void applied
    scroll.current?.scrollTo({ top: 0 })
  }, [applied])
  const compared =
    chosen.length > 0
      ? [...chosen]
      : places.slice(0, firstFew).flatMap((place) => speakers[place]?.speaker.id ?? [])
  const choose = (id: string, on: boolean) =>
    setChosen((all) => (on ? [...all.filter((one) => one !== id), id] : all.filter((one) => one !== id)))
  const { focusRow, stepsFrom, heldFor, holder } = useRowFocus(scroll, rows, 'a', places.length)
  const onRowKey = (event: KeyboardEvent, row: number, id: string | null) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: pageOfRows, PageUp: -pageOfRows }[event.key]
    if (step !== undefined) focusRow(stepsFrom(row) + step)
    else if (event.key === 'Home') focusRow(0)
    else if (event.key === 'End') focusRow(places.length - 1)
    else if (event.code === 'KeyX' && id !== null) choose(id, !chosen.includes(id))
    else return
    event.preventDefault()
  }
  useShortcuts(t('criteria.compare.ranking'), [
    {
      keys: 'c',
      label: t('criteria.compare.title'),
      run: () => compared.length > 1 && onCompare(compared),
    },
    {
      keys: '/',
      label: t('speakers.search'),
      run: () => document.querySelector<HTMLInputElement>('input[type=search]')?.focus(),
    },
    { keys: ['j', 'arrowdown'], label: t('speakers.key_rows'), run: () => focusRow(0) },
    // The key belongs to the row that has the focus; here it is only listed.
    { keys: 'x', label: t('criteria.compare.key_choose'), run: () => {} },
  ])
  return (
    <>
      <Text c="dimmed" fz="sm" maw={620} mb="sm">
        {t('criteria.compare.how')}
      </Text>
      <Group mb="sm" gap="sm">
        <TextInput
          type="search"
          w={240}
          leftSection={<IconSearch size={16} />}
          placeholder={t('speakers.search_hint')}
          aria-label={t('speakers.search')}
          value={query ?? ''}
          onChange={(event) => setQuery(event.currentTarget.value || null)}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' || places.length === 0) return
            event.preventDefault()
            focusRow(0)
          }}
        />
        {query !== null && (
          <Text c="dimmed" fz="sm" role="status">
            {t('criteria.compare.found', { found: places.length, total: speakers.length })}
          </Text>
        )}
        {(compared.length > 1 || chosen.length > 0) && (
          <Button
            ml="auto"
            leftSection={<IconArrowsLeftRight size={16} />}
            disabled={compared.length < 2}
            onClick={() => onCompare(compared)}
          >
            {chosen.length > 0
              ? t('criteria.compare.chosen', { count: chosen.length })
              : t('criteria.compare.first', { count: compared.length })}
          </Button>
        )}
      </Group>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the rows, which it hears for one that is not drawn */}
      <div
        ref={scroll}
        className={classes.ranking}
        {...holder}
        onKeyDown={(event) => {
          const held = heldFor(event)
          if (held !== null) onRowKey(event, held, null)
        }}
      >
        {places.length === 0 && (
          <Nothing
            icon={IconSearchOff}
            title={t('criteria.compare.none_found')}
            text={t('criteria.compare.none_found_text')}
          />
        )}
        <ol className={classes.ranks} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, key }) => {
            const place = places[index] ?? -1
            const one = speakers[place]
            if (!one) return null
            const { speaker, rank, score, reason, proposals } = one
            const name = show(speaker.name) || t('criteria.unnamed')
            const below = speakers[place + 1]
            return (
              <li
                key={key}
                className={classes.ranked}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                data-index={index}
                aria-setsize={places.length}
                aria-posinset={index + 1}
                onKeyDown={(event) => onRowKey(event, index, speaker.id)}
              >
                <Checkbox
                  aria-label={t('criteria.compare.choose', { name })}
                  checked={chosen.includes(speaker.id)}
                  onChange={(event) => choose(speaker.id, event.currentTarget.checked)}
                />
                <span className={classes.rank}>{rank}</span>
                <div className={classes.rankedWho}>
                  <Anchor component={Link} href={`/speakers/${speaker.id}`} c="inherit" fw={600}>
                    <Localized text={speaker.name} fallback={t('criteria.unnamed')} />
                  </Anchor>
                  <Text fz="xs" c="dimmed" lineClamp={2}>
                    {reason && below ? (
                      <RankReasonText reason={reason} set={set} below={below.speaker.name} />
                    ) : (
                      t('criteria.compare.last')
                    )}
                  </Text>
                </div>
                <Text fz="xs" c="dimmed" className={classes.rankedOpen}>
                  {score.unknown > 0
                    ? t('criteria.to_find_out', { count: score.unknown })
                    : t('criteria.all_known')}
                  {proposals > 0 && (
                    <Text span fz="xs" display="block">
                      {t('criteria.compare.proposals', { count: proposals })}
                    </Text>
                  )}
                </Text>
                <div className={classes.rankedBar}>
                  <ScoreBar score={score} />
                </div>
                <span className={classes.percent}>{format.percent(score.percent / 100)}</span>
                <span className={classes.rankedBadge}>
                  <EligibilityBadge eligibility={score.eligibility} />
                </span>
              </li>
            )
          })}
        </ol>
      </div>
    </>
  )
}

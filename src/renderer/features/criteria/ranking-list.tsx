import { Anchor, Button, Checkbox, Group, Text } from '@mantine/core'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Ranking } from '#shared/api/criteria.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { useShortcuts } from '../../lib/keys.ts'
import { Localized, useShowText } from '../../ui/localized.tsx'
import classes from './compare.module.css'
import { RankReasonText } from './rank-reason.tsx'
import { ScoreBar } from './score-bar.tsx'
import { EligibilityBadge } from './verdict-mark.tsx'

interface Props {
  ranking: Ranking
  onCompare: (speakerIds: string[]) => void
}

const rowHeight = 72
/** So many fit side by side on a laptop's screen. */
const firstFew = 4

/** Every speaker, best first, with the reason for the place; the chosen ones can be put side by side. */
export function RankingList({ ranking, onCompare }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const show = useShowText()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const scroll = useRef<HTMLDivElement>(null)
  const { speakers, set } = ranking
  const rows = useVirtualizer({
    count: speakers.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 3,
  })
  const compared = chosen.length > 0 ? [...chosen] : speakers.slice(0, firstFew).map((one) => one.speaker.id)
  useShortcuts(t('criteria.compare.ranking'), [
    { keys: 'c', label: t('criteria.compare.title'), run: () => onCompare(compared) },
  ])
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text c="dimmed" fz="sm" maw={620}>
          {t('criteria.compare.how')}
        </Text>
        <Button leftSection={<IconArrowsLeftRight size={16} />} onClick={() => onCompare(compared)}>
          {chosen.length > 0
            ? t('criteria.compare.chosen', { count: chosen.length })
            : t('criteria.compare.first', { count: compared.length })}
        </Button>
      </Group>
      <div ref={scroll} className={classes.ranking}>
        <ol className={classes.ranks} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, key }) => {
            const one = speakers[index]
            if (!one) return null
            const { speaker, rank, score, reason, proposals } = one
            const name = show(speaker.name) || t('criteria.unnamed')
            const below = speakers[index + 1]
            return (
              <li
                key={key}
                className={classes.ranked}
                style={{ height: rowHeight, transform: `translateY(${start}px)` }}
                aria-setsize={speakers.length}
                aria-posinset={index + 1}
              >
                <Checkbox
                  aria-label={t('criteria.compare.choose', { name })}
                  checked={chosen.includes(speaker.id)}
                  onChange={(event) => {
                    const on = event.currentTarget.checked
                    setChosen((all) => (on ? [...all, speaker.id] : all.filter((id) => id !== speaker.id)))
                  }}
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

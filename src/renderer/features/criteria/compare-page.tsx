import { Button, Group, Skeleton, Text } from '@mantine/core'
import { IconArrowsLeftRight, IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { maxCompared } from '#shared/api/criteria.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useParam } from '../../lib/params.ts'
import { trpc } from '../../lib/trpc.ts'
import { Nothing } from '../../ui/nothing.tsx'
import { Page } from '../../ui/page.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { SpeakerTabs } from '../speakers/speaker-tabs.tsx'
import { CompareTable } from './compare-table.tsx'
import { RankingList } from './ranking-list.tsx'
import { SetAndTheme } from './set-and-theme.tsx'

/** All speakers ranked by a set of criteria; those of the address side by side. */
export function ComparePage() {
  const { t } = useTranslation()
  const [idList, setIdList] = useParam('ids')
  const [themeId, setThemeId] = useParam('theme')
  const [setId, setSetId] = useParam('set')
  const chosen = (idList ?? '').split(',').filter(Boolean)
  const ids = chosen.slice(0, maxCompared)
  const place = { themeId, setId }
  const comparison = useQuery({
    ...trpc.criteria.compare.queryOptions({ ...place, speakerIds: ids }),
    enabled: ids.length > 0,
    placeholderData: (previous) => previous,
  })
  const ranking = useQuery({
    ...trpc.criteria.ranking.queryOptions(place),
    enabled: ids.length === 0,
    placeholderData: (previous) => previous,
  })
  const shown = ids.length > 0 ? comparison : ranking
  return (
    <Page
      title={ids.length > 0 ? t('criteria.compare.title') : t('criteria.compare.ranking')}
      actions={<SpeakerTabs current="ranking" />}
      wide
    >
      <Group align="flex-end" mb="md" gap="sm">
        <SetAndTheme
          setId={shown.data?.set.id ?? setId}
          themeId={themeId}
          onSet={setSetId}
          onTheme={setThemeId}
        />
        {ids.length > 0 && (
          <Button variant="default" leftSection={<IconUsers size={16} />} onClick={() => setIdList(null)}>
            {t('criteria.compare.all')}
          </Button>
        )}
      </Group>
      {chosen.length > ids.length && (
        <Text role="status" fz="sm" c="dimmed" mb="sm">
          {t('criteria.compare.capped', { shown: ids.length, chosen: chosen.length })}
        </Text>
      )}
      {shown.data === undefined ? (
        <QueryState query={shown} skeleton={<Skeleton h={320} />} />
      ) : shown.data === null ? (
        <Nothing icon={IconArrowsLeftRight} title={t('criteria.none')} text={t('criteria.none_text')}>
          <Button component={Link} href="/criteria" variant="default">
            {t('criteria.to_sets')}
          </Button>
        </Nothing>
      ) : shown.data.speakers.length === 0 ? (
        <Nothing
          icon={IconUsers}
          title={t('criteria.compare.nobody')}
          text={t('criteria.compare.nobody_text')}
        >
          <Button component={Link} href="/speakers">
            {t('criteria.to_speakers')}
          </Button>
        </Nothing>
      ) : comparison.data && ids.length > 0 ? (
        <CompareTable
          comparison={comparison.data}
          onLeave={(id) => setIdList(chosen.filter((other) => other !== id).join(',') || null)}
        />
      ) : (
        ranking.data && (
          <RankingList ranking={ranking.data} onCompare={(chosen) => setIdList(chosen.join(','))} />
        )
      )}
    </Page>
  )
}

import { Button, FileButton, Group, Skeleton, Text } from '@mantine/core'
import { IconChecklist, IconPlus, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { CriteriaSetSummary } from '#shared/api/criteria.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useShortcuts } from '../../lib/keys.ts'
import { trpc } from '../../lib/trpc.ts'
import { Localized, useShowText } from '../../ui/localized.tsx'
import { Nothing } from '../../ui/nothing.tsx'
import { Page } from '../../ui/page.tsx'
import { QueryState } from '../../ui/query-state.tsx'
import { SpeakerTabs } from '../speakers/speaker-tabs.tsx'
import { SetMenu } from './set-menu.tsx'
import classes from './sets.module.css'
import { useSetActions } from './use-set-actions.ts'

/** All criteria sets, and the ready ones that could be brought back. */
export function CriteriaPage() {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const { create, upload } = useSetActions()
  const sets = useQuery(trpc.criteria.list.queryOptions())
  useShortcuts(t('criteria.title'), readOnly ? [] : [{ keys: 'n', label: t('criteria.create'), run: create }])
  const buttons = !readOnly && (
    <Group gap="xs">
      <FileButton accept="application/json,.json" onChange={(file) => file && void upload(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={16} />}>
            {t('criteria.import')}
          </Button>
        )}
      </FileButton>
      <Button leftSection={<IconPlus size={17} />} onClick={create}>
        {t('criteria.create')}
      </Button>
    </Group>
  )
  return (
    <Page title={t('criteria.title')} actions={<SpeakerTabs current="criteria" />}>
      <Group justify="space-between" align="flex-start" mb="lg" wrap="nowrap">
        <Text c="dimmed" maw={560}>
          {t('criteria.what')}
        </Text>
        {sets.data && sets.data.length > 0 && buttons}
      </Group>
      {!sets.data ? (
        <QueryState query={sets} skeleton={<Skeleton h={200} />} />
      ) : sets.data.length === 0 ? (
        <Nothing icon={IconChecklist} title={t('criteria.none')} text={t('criteria.none_text')}>
          {buttons}
        </Nothing>
      ) : (
        <ul className={classes.sets}>
          {sets.data.map((set) => (
            <SetRow key={set.id} set={set} />
          ))}
        </ul>
      )}
      <ReadySets />
    </Page>
  )
}

function SetRow({ set }: { set: CriteriaSetSummary }) {
  const { t } = useTranslation()
  return (
    <li className={classes.set}>
      <div className={classes.grow}>
        <Link href={`/criteria/${set.id}`} className={classes.cover}>
          <Localized text={set.name} fallback={t('criteria.unnamed_set')} />
        </Link>
        <Text c="dimmed" fz="sm" lineClamp={2}>
          <Localized text={set.about} />
        </Text>
      </div>
      <Text fz="sm" className={classes.count}>
        {t('criteria.count', { count: set.criterionCount })}
        <Text span c="dimmed" fz="sm" display="block">
          {t('criteria.required_count', { count: set.requiredCount })}
        </Text>
      </Text>
      <Text fz="sm" c="dimmed" className={classes.count}>
        {t('criteria.assessed_count', { count: set.speakerCount })}
        <Text span c="dimmed" fz="sm" display="block">
          {t('criteria.version', { version: set.version })}
        </Text>
      </Text>
      <SetMenu set={set} position="bottom-end" className={classes.over} />
    </li>
  )
}

function ReadySets() {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const show = useShowText()
  const { addReady } = useSetActions()
  const ready = useQuery(trpc.criteria.ready.queryOptions()).data ?? []
  if (readOnly || ready.length === 0) return null
  return (
    <section className={classes.ready} aria-labelledby="ready-sets">
      <Text component="h2" id="ready-sets" fw={600} fz="md" mb={8}>
        {t('criteria.ready')}
      </Text>
      {ready.map((set) => (
        <Group key={set.id} justify="space-between" wrap="nowrap" py={6}>
          <div>
            <Text fz="sm" fw={550}>
              {show(set.name)}
            </Text>
            <Text fz="sm" c="dimmed">
              {show(set.about)}
            </Text>
          </div>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('criteria.add_ready_named', { name: show(set.name) })}
            onClick={() => addReady(set.id)}
            style={{ flexShrink: 0 }}
          >
            {t('criteria.add_ready')}
          </Button>
        </Group>
      ))}
    </section>
  )
}

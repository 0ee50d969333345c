import { Badge, Button, Drawer, Group, Stack, Text } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { CriteriaSet } from '#shared/api/criteria.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { tellOnce } from '../../lib/tell-once.ts'
import { trpc } from '../../lib/trpc.ts'
import { useCriterionWords } from './criterion-words.ts'
import classes from './editor.module.css'
import { keepSet } from './use-set-actions.ts'

interface Props {
  set: CriteriaSet
  opened: boolean
  onClose: () => void
}

/** The versions of a set, and the way back to an earlier one. */
export function VersionsDrawer({ set, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={t('criteria.versions')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {opened && <Versions set={set} onClose={onClose} />}
    </Drawer>
  )
}

function Versions({ set, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const readOnly = useReadOnly()
  const words = useCriterionWords()
  const versions = useQuery(trpc.criteria.versions.queryOptions({ id: set.id })).data ?? []
  const restore = useMutation(
    trpc.criteria.restoreVersion.mutationOptions({ onSuccess: keepSet, onError: notifyFailure }),
  )
  return (
    <Stack>
      <Text c="dimmed" fz="sm">
        {t('criteria.versions_text')}
      </Text>
      {versions.map(({ version, current, createdAt, criteria }) => (
        <section key={version} className={classes.version} aria-label={t('criteria.version', { version })}>
          <Group justify="space-between" wrap="nowrap">
            <div>
              <Text fw={600}>{t('criteria.version', { version })}</Text>
              <Text fz="xs" c="dimmed">
                {t('criteria.since', { date: format.dateTime(createdAt) })}
              </Text>
            </div>
            {current ? (
              <Badge variant="light">{t('criteria.current')}</Badge>
            ) : (
              !readOnly && (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={restore.isPending}
                  onClick={() =>
                    tellOnce(restore.mutateAsync({ id: set.id, version }, { onSuccess: onClose }), () =>
                      notifyDone(t('criteria.restored', { version })),
                    )
                  }
                >
                  {t('criteria.restore')}
                </Button>
              )
            )}
          </Group>
          <ol className={classes.versionList}>
            {criteria.map((criterion) => (
              <li key={criterion.id}>
                {words.name(criterion)}
                <Text span c="dimmed" fz="xs">
                  {' '}
                  {words.demand(criterion)} · {t(`criteria.need.${criterion.need}`)} ·{' '}
                  {t('criteria.points_count', { count: criterion.weight })}
                </Text>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Stack>
  )
}

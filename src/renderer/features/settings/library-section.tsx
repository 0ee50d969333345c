import { Badge, Button, Code, Group, SegmentedControl, Text, Title } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useAppState } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { RemovedRecordings } from '../recordings/removed-recordings.tsx'
import { BackupList } from './backup-list.tsx'
import { CreateLibraryForm } from './create-library-form.tsx'
import { OpenLibraryForm } from './open-library-form.tsx'
import { SettingRow } from './setting-row.tsx'
import classes from './settings.module.css'
import { useLibraryActions } from './use-library-actions.ts'
import { useUpdateSettings } from './use-update-settings.ts'

/** Which library is open, where recordings go, and other libraries. */
export function LibrarySection() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const state = useAppState()
  const update = useUpdateSettings()
  const { openSample } = useLibraryActions()
  if (!state?.library) return null
  const enter = () => navigate('/')
  return (
    <>
      <div className={classes.stack} style={{ paddingTop: 0 }}>
        <Group gap="xs" mb={6}>
          <Title order={3} fz="md">
            {state.library.name}
          </Title>
          {state.library.sample && <Badge variant="light">{t('library.sample')}</Badge>}
          {state.library.readOnly && (
            <Badge variant="light" color="orange">
              {t('library.read_only')}
            </Badge>
          )}
        </Group>
        <Code>{state.library.path}</Code>
        <Text c="dimmed" fz="sm" mt={8}>
          {t('library.what')}
        </Text>
      </div>
      {state.host === 'electron' && (
        <SettingRow
          id="setting-placement"
          label={t('settings.library.placement')}
          text={t(`settings.library.placement_text.${state.settings.mediaPlacement}`)}
        >
          <SegmentedControl
            aria-labelledby="setting-placement"
            value={state.settings.mediaPlacement}
            onChange={(value) => update.mutate({ mediaPlacement: value as 'reference' | 'copy' })}
            data={(['reference', 'copy'] as const).map((value) => ({
              value,
              label: t(`settings.library.placements.${value}`),
            }))}
          />
        </SettingRow>
      )}
      <div className={classes.stack}>
        <RemovedRecordings />
      </div>
      <div className={classes.stack}>
        <Title order={3} fz="md" mb={4}>
          {t('library.backups.title')}
        </Title>
        <Text c="dimmed" fz="sm">
          {t('library.backups.text')}
        </Text>
        <BackupList
          key={state.library.path}
          path={state.library.path}
          none={t('library.backups.none')}
          readOnly={state.library.readOnly}
          onRestored={enter}
        />
      </div>
      <div className={classes.stack}>
        <Title order={3} fz="md" mb="sm">
          {t('library.another')}
        </Title>
        <OpenLibraryForm
          recent={state.settings.recentLibraries.filter((path) => path !== state.library?.path)}
          onDone={enter}
        />
      </div>
      <div className={classes.stack}>
        <Title order={3} fz="md" mb="sm">
          {t('library.new')}
        </Title>
        <CreateLibraryForm suggestion="" onDone={enter} />
      </div>
      {!state.library.sample && (
        <div className={classes.stack}>
          <Title order={3} fz="md" mb={4}>
            {t('welcome.sample_title')}
          </Title>
          <Text c="dimmed" fz="sm" mb="sm">
            {t('welcome.sample_text')}
          </Text>
          <Button
            variant="light"
            leftSection={<IconSparkles size={17} />}
            loading={openSample.isPending}
            onClick={() => openSample.mutate(undefined, { onSuccess: enter })}
          >
            {t('library.open_sample')}
          </Button>
        </div>
      )}
    </>
  )
}

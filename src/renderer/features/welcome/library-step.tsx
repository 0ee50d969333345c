import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import type { AppState } from '#shared/api/settings.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { CreateLibraryForm } from '../settings/create-library-form.tsx'
import { OpenLibraryForm } from '../settings/open-library-form.tsx'
import { useLibraryActions } from '../settings/use-library-actions.ts'
import { LastLibrary } from './last-library.tsx'
import classes from './welcome.module.css'

/** Where the work is kept: a new library, an existing one, or the sample project to look around in. */
export function LibraryStep({ state, onBack }: { state: AppState; onBack: () => void }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const { openSample } = useLibraryActions()
  const enter = () => navigate('/')
  const problem = state.libraryProblem
  return (
    <div className={classes.step}>
      <Title order={2} fz={26} mb={8}>
        {t('welcome.library_title')}
      </Title>
      <Text c="dimmed" mb="lg">
        {t('welcome.library_text')}
      </Text>
      <Stack gap="md">
        {problem && <LastLibrary problem={problem} onOpened={enter} />}
        <div className={classes.card}>
          <CreateLibraryForm suggestion={state.defaultLibraryPath} onDone={enter} />
        </div>
        <div className={classes.card}>
          <Group wrap="nowrap" justify="space-between" gap="lg">
            <div>
              <Text fw={600}>{t('welcome.sample_title')}</Text>
              <Text c="dimmed" fz="sm">
                {t('welcome.sample_text')}
              </Text>
            </div>
            <Button
              variant="light"
              flex="none"
              leftSection={<IconSparkles size={17} />}
              loading={openSample.isPending}
              onClick={() => openSample.mutate(undefined, { onSuccess: enter })}
            >
              {t('library.open_sample')}
            </Button>
          </Group>
        </div>
        <div className={classes.card}>
          <OpenLibraryForm recent={state.settings.recentLibraries} onDone={enter} />
        </div>
      </Stack>
      <Anchor component="button" type="button" mt="lg" fz="sm" onClick={onBack}>
        {t('welcome.back')}
      </Anchor>
    </div>
  )
}

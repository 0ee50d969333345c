import { Button, CopyButton, Group, Skeleton, Text } from '@mantine/core'
import { IconCheck, IconCopy, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { failureText } from '../../lib/error-text.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { AccelerationForm } from './acceleration-form.tsx'
import { DiagnosticsTable } from './diagnostics-table.tsx'
import { FfmpegForm } from './ffmpeg-form.tsx'
import classes from './settings.module.css'

/** What the app found on this computer, for a person who looks for a fault; and which ffmpeg it uses. */
export function DiagnosticsSection() {
  const { t } = useTranslation()
  const query = useQuery({ ...trpc.app.diagnostics.queryOptions(), staleTime: 0 })
  const askAnew = async () => {
    // What is being found out, was asked before the change; without an answer yet it would not be asked again.
    await queryClient.cancelQueries(trpc.app.diagnostics.queryFilter())
    await query.refetch()
  }
  return (
    <>
      <div className={classes.stack} style={{ paddingTop: 0 }}>
        <FfmpegForm
          found={query.isFetching ? null : (query.data?.ffmpeg ?? null)}
          onChanged={() => void askAnew()}
        />
      </div>
      <div className={classes.stack}>
        <AccelerationForm />
      </div>
      <div className={classes.stack}>
        <Group mb="md">
          <Text c="dimmed" flex={1}>
            {t('diagnostics.what')}
          </Text>
          <Button
            variant="default"
            leftSection={<IconRefresh size={16} />}
            loading={query.isFetching}
            onClick={() => void query.refetch()}
          >
            {t('diagnostics.check_again')}
          </Button>
          <CopyButton value={JSON.stringify(query.data, null, 2) ?? ''} timeout={2000}>
            {({ copied, copy }) => (
              <Button
                variant="default"
                disabled={!query.data}
                leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
                onClick={copy}
              >
                {copied ? t('common.copied') : t('diagnostics.copy')}
              </Button>
            )}
          </CopyButton>
        </Group>
        {query.error ? (
          <Text role="alert" c="var(--mantine-color-error)">
            {failureText(t, query.error)}
          </Text>
        ) : query.data ? (
          <DiagnosticsTable data={query.data} />
        ) : (
          <Skeleton h={320} />
        )}
      </div>
    </>
  )
}

import { Alert, Button, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { errorText } from '../../lib/error-text.ts'
import { notifyDone, notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'

const namesShown = 3

/** What an erasure could not do, as on a full disk, and the way to finish it; nothing when all is done. */
export function ErasureLeftAlert() {
  const { t } = useTranslation()
  const query = useQuery(trpc.speakers.erasureLeft.queryOptions())
  const finish = useMutation(
    trpc.speakers.finishErasure.mutationOptions({
      onError: notifyFailure,
      onSuccess: (left) => {
        if (!left) notifyDone(t('speakers.erase.left.finished'))
      },
      onSettled: () => queryClient.invalidateQueries(trpc.speakers.erasureLeft.pathFilter()),
    }),
  )
  const left = query.data
  if (!left) return null
  const problem = finish.data?.problem
  const names = left.files.slice(0, namesShown).join(', ')
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertTriangle size={18} />}
      title={t('speakers.erase.left.title')}
      mb="sm"
    >
      {left.files.length > 0 && (
        <Text fz="sm">{t('speakers.erase.left.files', { count: left.files.length, names })}</Text>
      )}
      {left.database && <Text fz="sm">{t('speakers.erase.left.database')}</Text>}
      {left.backups > 0 && <Text fz="sm">{t('speakers.erase.left.backups', { count: left.backups })}</Text>}
      {problem && <Text fz="sm">{t('speakers.erase.left.why', { reason: errorText(t, problem) })}</Text>}
      <Button
        mt="xs"
        size="compact-md"
        color="red.8"
        loading={finish.isPending}
        onClick={() => finish.mutate()}
      >
        {t('speakers.erase.left.finish')}
      </Button>
    </Alert>
  )
}

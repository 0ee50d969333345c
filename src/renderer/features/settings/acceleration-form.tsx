import { Button, Group, Loader, Skeleton, Switch, Table, Text, Title } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { AccelerationAttempt, ComputeProvider } from '#shared/api/acceleration.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import { notifyFailure } from '../../lib/notify.tsx'
import { queryClient, trpc } from '../../lib/trpc.ts'

/** What their makers call them, in every language. */
const interfaceNames: Record<Exclude<ComputeProvider, 'cpu'>, string> = {
  coreml: 'Core ML',
  dml: 'DirectML',
  cuda: 'CUDA',
  webgpu: 'WebGPU',
  metal: 'Metal',
  vulkan: 'Vulkan',
}

/** With what the speech engines compute on this computer, and why; to be tried again, or to be left at the main processor. */
export function AccelerationForm() {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useQuery(trpc.acceleration.state.queryOptions())
  const show = {
    onSuccess: (state: NonNullable<typeof data>) =>
      queryClient.setQueryData(trpc.acceleration.state.queryKey(), state),
    onError: (error: unknown) => notifyFailure(error),
  }
  const probe = useMutation(trpc.acceleration.probe.mutationOptions(show))
  const choose = useMutation(trpc.acceleration.setProcessorOnly.mutationOptions(show))
  if (!data) return <Skeleton h={140} />

  const named = (provider: ComputeProvider) =>
    provider === 'cpu' ? t('acceleration.processor') : interfaceNames[provider]
  const told = ({ outcome, ms, inUse, detail }: AccelerationAttempt) =>
    [
      t(`acceleration.outcome.${outcome}`),
      inUse && t('acceleration.in_use'),
      ms !== null && t('acceleration.ms', { ms: format.number(ms) }),
      detail,
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <section aria-labelledby="acceleration-title">
      <Title order={3} fz="md" mb={4} id="acceleration-title">
        {t('acceleration.title')}
      </Title>
      <Text c="dimmed" fz="sm" mb="sm">
        {t('acceleration.what')}
      </Text>
      <Group mb="sm">
        <Button
          variant="default"
          leftSection={probe.isPending ? <Loader size={16} /> : <IconRefresh size={16} />}
          disabled={probe.isPending}
          onClick={() => probe.mutate()}
        >
          {t('acceleration.again')}
        </Button>
        <Switch
          label={t('acceleration.processor_only')}
          checked={data.processorOnly}
          onChange={({ currentTarget }) => choose.mutate({ processorOnly: currentTarget.checked })}
        />
      </Group>
      <Text fz="sm" mb="sm" role="status">
        {probe.isPending
          ? t('acceleration.probing')
          : data.probedAt
            ? t('acceleration.tried', { when: format.dateTime(data.probedAt) })
            : t('acceleration.not_yet')}
      </Text>
      {data.engines.map(({ engine, provider, reason, attempts }) => (
        <div key={engine}>
          <Text fw={550} mt="sm">
            {t('acceleration.uses', {
              engine: t(`engine.${engine}`),
              provider: named(provider),
            })}
          </Text>
          {data.probedAt && (
            <Text c="dimmed" fz="sm">
              {t(`acceleration.reason.${reason}`)}
            </Text>
          )}
          {attempts.length > 0 && (
            <Table verticalSpacing={4} layout="fixed" aria-label={t(`engine.${engine}`)}>
              <Table.Tbody>
                {attempts.map((attempt) => (
                  <Table.Tr key={attempt.provider}>
                    <Table.Th scope="row" w={200} fw={500}>
                      {named(attempt.provider)}
                    </Table.Th>
                    <Table.Td>
                      <Text fz="sm" lineClamp={3} style={{ overflowWrap: 'anywhere' }}>
                        {told(attempt)}
                      </Text>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </div>
      ))}
    </section>
  )
}

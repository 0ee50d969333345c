import { ActionIcon, Button, Group, Popover, Stack, Text, TextInput } from '@mantine/core'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import type { SavedView } from '#shared/api/speakers.ts'
import { useReadOnly } from '../../app/app-state.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { notifyFailure } from '../../lib/notify.tsx'
import { useOneAtATime } from '../../lib/one-at-a-time.ts'
import { tellOnce, toldAtOnce } from '../../lib/tell-once.ts'
import { queryClient, trpc } from '../../lib/trpc.ts'
import { notifyRemoved } from '../../lib/undo-toast.tsx'

const refetch = () => queryClient.invalidateQueries(trpc.speakers.savedViews.pathFilter())

/** The filters that are kept under a name in this library, and keeping the one that is set. */
export function SavedViews({ screen }: { screen: SavedView['screen'] }) {
  const { t } = useTranslation()
  const readOnly = useReadOnly()
  const [location, navigate] = useLocation()
  const [params] = useSearchParams()
  const [opened, setOpened] = useState(false)
  const [name, setName] = useState('')
  const views = useQuery(trpc.speakers.savedViews.queryOptions({ screen })).data ?? []
  const save = useMutation(
    trpc.speakers.saveView.mutationOptions({ onError: notifyFailure, onSettled: refetch }),
  )
  const removal = useMutation(trpc.speakers.removeView.mutationOptions(toldAtOnce(refetch)))
  // The field has the focus and takes no text any more: closing gives the focus back, and the button has the new name.
  const saved = () => {
    setName('')
    setOpened(false)
  }
  const current = filterOf(params)
  const submit = useOneAtATime(() =>
    save.mutateAsync({ screen, name, filter: current }, { onSuccess: saved }),
  )
  const named = views.find(({ filter }) => filter === current && filter !== '')
  const icon = <IconBookmark size={16} aria-hidden />
  const isSaved = views.some(({ filter }) => filter === current)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          px={named ? 'sm' : 9}
          {...(named ? { leftSection: icon } : { 'aria-label': t('speakers.views') })}
          title={t('speakers.views')}
          onClick={() => setOpened(!opened)}
          aria-expanded={opened}
        >
          {named?.name ?? icon}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('speakers.views')}>
        <Stack gap="xs">
          {views.length === 0 && (
            <Text c="dimmed" fz="sm">
              {t('speakers.views_none')}
            </Text>
          )}
          {views.map((view) => (
            <Group key={view.id} gap={4} wrap="nowrap">
              <Button
                flex={1}
                justify="flex-start"
                variant={view.filter === current ? 'light' : 'subtle'}
                size="compact-md"
                onClick={() => {
                  setOpened(false)
                  navigate(`${location}?${view.filter}`)
                }}
              >
                {view.name}
              </Button>
              {!readOnly && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('common.remove_named', { name: view.name })}
                  onClick={() =>
                    tellOnce(removal.mutateAsync({ id: view.id }), () =>
                      notifyRemoved(t('speakers.view_removed', { name: view.name })),
                    )
                  }
                >
                  <IconTrash size={16} />
                </ActionIcon>
              )}
            </Group>
          ))}
          {!readOnly && (
            <form
              onSubmit={(event) => {
                event.preventDefault()
                if (name.trim() !== '') submit()
              }}
            >
              <Group gap="xs" wrap="nowrap" align="end">
                <TextInput
                  flex={1}
                  label={t('speakers.view_save')}
                  placeholder={t('speakers.view_name')}
                  maxLength={120}
                  disabled={current === '' || isSaved}
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
                <Button
                  type="submit"
                  loading={save.isPending}
                  disabled={name.trim() === '' || current === '' || isSaved}
                >
                  {t('common.save')}
                </Button>
              </Group>
              {current === '' && (
                <Text c="dimmed" fz="xs" mt={4}>
                  {t('speakers.view_nothing')}
                </Text>
              )}
            </form>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** The filter's part of the address, always in the same order; what only opens something is not a part of it. */
function filterOf(params: URLSearchParams): string {
  const kept = new URLSearchParams(params)
  for (const name of ['new', 'card']) kept.delete(name)
  kept.sort()
  return kept.toString()
}

import { Button, Popover, Stack, TagsInput } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { trpc } from '../../lib/trpc.ts'
import { typedTags } from './typed-tags.ts'

/** Tags for all chosen questions, beside those they have. */
export function AddTags({ onAdd }: { onAdd: (tags: string[]) => void }) {
  const { t } = useTranslation()
  const known = useQuery(trpc.questions.tags.queryOptions()).data ?? []
  const [opened, setOpened] = useState(false)
  const [tags, setTags] = useState<string[]>([])
  const [typed, setTyped] = useState('')
  const all = typedTags(tags, typed)
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (all.length === 0) return
    onAdd(all)
    setTags([])
    setTyped('')
    setOpened(false)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="top-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          rightSection={<IconChevronDown size={14} />}
          onClick={() => setOpened(!opened)}
        >
          {t('questions.tags')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={add}>
          <Stack gap="xs" w={260}>
            <TagsInput
              aria-label={t('questions.tags_add')}
              placeholder={tags.length === 0 ? t('questions.tags') : ''}
              data-autofocus
              maxTags={30}
              maxLength={60}
              comboboxProps={{ withinPortal: false, position: 'top-start' }}
              data={known}
              value={tags}
              onChange={(value) => setTags(typedTags(value, ''))}
              searchValue={typed}
              onSearchChange={setTyped}
            />
            <Button type="submit" size="xs" disabled={all.length === 0}>
              {t('questions.tags_add')}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

import { Button, Chip, Group, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SavedView } from '#shared/api/speakers.ts'
import { SavedViews } from './saved-views.tsx'
import { useFilterParams } from './use-filter-params.ts'

interface Props {
  /** Its name as a whole. */
  label: string
  search: { label: string; placeholder: string; value: string }
  /** Whose saved views are offered. */
  screen: SavedView['screen']
  /** The filters, each a parameter of the address. */
  children: ReactNode
  /** Of which parameters besides the search it is emptied, and how that is called; null while nothing is filtered. */
  clear: { params: readonly string[]; label: string } | null
}

/** A search, filters, their saved views and "clear", all of them parts of the address. */
export function FilterBar({ label, search, screen, children, clear }: Props) {
  const [, change] = useFilterParams()
  return (
    <Group gap={8} flex={1} role="search" aria-label={label}>
      <TextInput
        type="search"
        flex="1 1 130px"
        maw={240}
        leftSection={<IconSearch size={16} />}
        placeholder={search.placeholder}
        aria-label={search.label}
        value={search.value}
        onChange={(event) => change({ q: event.currentTarget.value })}
      />
      {children}
      <SavedViews screen={screen} />
      {clear && (
        <Button
          variant="subtle"
          color="gray"
          onClick={() => change(Object.fromEntries(['q', ...clear.params].map((name) => [name, null])))}
        >
          {clear.label}
        </Button>
      )}
    </Group>
  )
}

/** A filter that is on or off: `param` is 1 in the address, or not there. */
export function FilterChip({ param, checked, label }: { param: string; checked: boolean; label: string }) {
  const [, change] = useFilterParams()
  return (
    <Chip
      size="xs"
      variant="outline"
      checked={checked}
      onChange={(on) => change({ [param]: on ? '1' : null })}
    >
      {label}
    </Chip>
  )
}

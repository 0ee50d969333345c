import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { trpc } from '../../lib/trpc.ts'
import { useShowText } from '../../ui/localized.tsx'

interface Props {
  label: string
  hideLabel?: boolean
  placeholder?: string
  disabled?: boolean
  value: string | null
  onChange: (id: string | null) => void
}

/** The themes of the question bank, in their order. */
export function ThemeSelect({ label, hideLabel, placeholder, disabled, value, onChange }: Props) {
  const showText = useShowText()
  const themes = useQuery(trpc.themes.list.queryOptions()).data ?? []
  return (
    <Select
      {...(hideLabel ? { 'aria-label': label, w: 170 } : { label })}
      {...(placeholder ? { placeholder } : {})}
      searchable
      clearable
      disabled={disabled ?? false}
      data={themes.map((theme) => ({ value: theme.id, label: showText(theme.name) }))}
      value={value}
      onChange={onChange}
    />
  )
}

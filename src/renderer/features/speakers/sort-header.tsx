import { UnstyledButton } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import classes from './speakers.module.css'
import { useFilterParams } from './use-filter-params.ts'

interface Props<S extends string> {
  sort: S
  label: string
  current: { sort: S; descending: boolean }
}

/** A column's heading that sorts by it; again turns the order round. */
export function SortHeader<S extends string>({ sort, label, current }: Props<S>) {
  const [, change] = useFilterParams()
  const active = current.sort === sort
  const direction = active ? (current.descending ? 'descending' : 'ascending') : 'none'
  const Arrow = current.descending ? IconArrowDown : IconArrowUp
  return (
    <th aria-sort={direction} className={classes.heading}>
      <UnstyledButton
        className={classes.sort}
        data-active={active || undefined}
        onClick={() => change({ sort, order: active && !current.descending ? 'down' : null })}
      >
        {label}
        {active && <Arrow size={13} aria-hidden />}
      </UnstyledButton>
    </th>
  )
}

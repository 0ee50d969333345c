import { Group, Title } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import classes from './top-bar.module.css'

interface Props {
  title: string
  before?: ReactNode
  actions?: ReactNode
}

/** The bar over a screen: its heading and its own actions. The tools at its end are the same everywhere and stay (`BarTools`). */
export function TopBar({ title, before, actions }: Props) {
  useEffect(() => {
    document.title = `${title} · Iz Studio`
  }, [title])
  return (
    <header className={classes.bar}>
      <div className={classes.heading}>
        {before}
        <Title order={1} className={classes.title} title={title}>
          {title}
        </Title>
      </div>
      {actions && <Group gap="xs">{actions}</Group>}
    </header>
  )
}

import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './settings.module.css'

/** One setting: what it is on the left, its control on the right. */
export function SettingRow({
  id,
  label,
  text,
  children,
}: {
  id: string
  label: string
  text?: string
  children: ReactNode
}) {
  return (
    <div className={classes.row}>
      <div>
        <Text fw={550} id={id}>
          {label}
        </Text>
        {text && (
          <Text c="dimmed" fz="sm">
            {text}
          </Text>
        )}
      </div>
      {children}
    </div>
  )
}

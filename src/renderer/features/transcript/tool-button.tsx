import { Button, type ButtonProps, Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** One of the things that can be done with words, whatever its button looks like. */
export interface ToolProps {
  name: string
  /** Its key; '' where it has none. */
  hint: string
  icon: Icon
  onClick: () => void
  /** Whether it is on, where it is a switch. */
  pressed?: boolean
  /** Why it cannot be done at present. */
  notNow?: string | null
}

/** A tool's button: on pointing at it, its name and key, or why it cannot be pressed. What it shows and how is for the one who places it. */
export function ToolButton({
  name,
  hint,
  onClick,
  pressed,
  notNow = null,
  children,
  ...look
}: Omit<ToolProps, 'icon'> & ButtonProps & { children: ReactNode }) {
  return (
    <Tooltip label={notNow ?? (hint ? `${name} · ${hint}` : name)} openDelay={300}>
      <Button
        {...look}
        aria-label={notNow === null ? name : `${name}. ${notNow}`}
        aria-pressed={pressed}
        // It can be reached all the same: whoever wonders hears or reads why.
        {...(notNow === null ? { onClick } : { 'aria-disabled': true, 'data-disabled': true })}
      >
        {children}
      </Button>
    </Tooltip>
  )
}

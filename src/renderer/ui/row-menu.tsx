import { Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { QuietIconButton } from './quiet-icon-button.tsx'

interface Props {
  label: string
  size?: 'sm' | 'md'
  className?: string | undefined
  /** The items; drawn when the menu opens. */
  children: ReactNode
}

/** The “…” of a row. A list has many rows and one open menu at most: until it is asked for there is only the button. */
export function RowMenu({ label, size = 'md', className, children }: Props) {
  const [isAsked, setAsked] = useState(false)
  const button = (
    <QuietIconButton
      size={size}
      className={className ?? ''}
      aria-label={label}
      aria-haspopup="menu"
      {...(isAsked ? {} : { 'aria-expanded': false, onClick: () => setAsked(true) })}
    >
      <IconDots size={size === 'sm' ? 15 : 18} />
    </QuietIconButton>
  )
  if (!isAsked) return button
  return (
    <Menu position="bottom-end" defaultOpened>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}

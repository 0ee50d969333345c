import type { ComponentProps } from 'react'
import classes from './quiet-icon-button.module.css'

interface Props extends Omit<ComponentProps<'button'>, 'type'> {
  size?: 'sm' | 'md'
}

/** The quiet icon button of a list's rows: a subtle grey `ActionIcon` to the eye and to the keys, without what each of those costs to draw. */
export function QuietIconButton({ size = 'md', className, ...props }: Props) {
  const names = [classes.button, 'mantine-focus-auto', 'mantine-active', className]
  return <button {...props} type="button" className={names.filter(Boolean).join(' ')} data-size={size} />
}

import type { ComponentProps } from 'react'
import classes from './plain-button.module.css'

/** A button that looks like what is in it: `UnstyledButton` for the rows of long lists, without what each of those costs to draw. */
export function PlainButton({ className, ...props }: Omit<ComponentProps<'button'>, 'type'>) {
  const names = [classes.button, 'mantine-focus-auto', className]
  return <button {...props} type="button" className={names.filter(Boolean).join(' ')} />
}

import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './shoots.module.css'

interface Props {
  title: string
  icon: Icon
  /** Stands at the right of the title. */
  action?: ReactNode
  children: ReactNode
}

/** A part of a shoot under its heading. */
export function Card({ title, icon: Glyph, action, children }: Props) {
  return (
    <section className={classes.card} aria-label={title}>
      <h2 className={classes.cardTitle}>
        <Glyph size={17} stroke={1.7} aria-hidden />
        {title}
        {action}
      </h2>
      {children}
    </section>
  )
}

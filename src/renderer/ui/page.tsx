import type { ReactNode } from 'react'
import { TopBar } from '../app/top-bar.tsx'
import classes from './page.module.css'

interface Props {
  title: string
  /** Stands before the title: the way back. */
  before?: ReactNode
  /** Stands beside the title: the screen's own actions. */
  actions?: ReactNode
  children: ReactNode
  /** Wide screens use the whole window; others keep a readable width. */
  wide?: boolean
}

/** A screen: its bar with the one heading, and its content that scrolls. */
export function Page({ title, before, actions, children, wide }: Props) {
  return (
    <>
      <TopBar title={title} before={before} actions={actions} />
      <div id="content" className={classes.main} tabIndex={-1}>
        <div className={wide ? classes.wide : classes.column}>{children}</div>
      </div>
    </>
  )
}

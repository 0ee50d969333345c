import classes from './print.module.css'

/** A box to tick. */
export function Box({ label, ticked }: { label: string; ticked: boolean }) {
  return (
    <span className={classes.check}>
      <span className={classes.box} aria-hidden>
        {ticked ? '✓' : ''}
      </span>
      {label}
    </span>
  )
}

/** A label and what is known, or a line to write on. */
export function Line({ label, value }: { label: string; value: string }) {
  return (
    <div className={classes.line}>
      <span>{label}:</span>
      <span className={classes.value}>{value}</span>
    </div>
  )
}

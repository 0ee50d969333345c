import { Fragment } from 'react'

/**
 * Facts in a row with dots between them, each with a direction of its own: beside a name in Arabic script the two ends of a time, or the
 * digits of a number, would else change places. What is empty is left out.
 */
export function FactLine({ facts }: { facts: readonly (string | number | null | undefined)[] }) {
  const known = facts.filter((fact) => fact !== null && fact !== undefined && fact !== '')
  return known.map((fact, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two facts may read alike, and none keeps a state
    <Fragment key={index}>
      {index > 0 && ' · '}
      <bdi>{fact}</bdi>
    </Fragment>
  ))
}

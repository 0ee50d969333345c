import type { Score } from '#shared/api/criteria.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './marks.module.css'

/** Points that are given, points that are still open, and the rest, as one bar. */
export function ScoreBar({ score }: { score: Score }) {
  const { t } = useTranslation()
  const share = (points: number) => `${score.total === 0 ? 0 : (100 * points) / score.total}%`
  return (
    <div
      className={classes.scoreBar}
      role="img"
      aria-label={t('criteria.points_of', { points: score.points, total: score.total, open: score.open })}
    >
      <span data-part="given" style={{ width: share(score.points) }} />
      <span data-part="open" style={{ width: share(score.open) }} />
    </div>
  )
}

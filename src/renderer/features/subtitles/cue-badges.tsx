import { Tooltip } from '@mantine/core'
import { cps } from '#shared/subtitle-check.ts'
import type { Cue, QcFinding, SubtitleRules } from '#shared/subtitles.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { useFormat } from '../../lib/format.ts'
import classes from './subtitles.module.css'

interface Props {
  cue: Cue
  findings: readonly QcFinding[]
  rules: SubtitleRules
}

/** The reading speed of a cue, and every rule it breaks. */
export function CueBadges({ cue, findings, rules }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const others = findings.filter(({ rule }) => rule !== 'reading_speed')
  // A cue that takes no time is not read at any speed; that it takes none is a finding of its own.
  const timed = cue.endMs > cue.startMs
  const fast = timed && findings.some(({ rule }) => rule === 'reading_speed')
  const say = (finding: QcFinding) => {
    const time = finding.rule !== 'line_length' && finding.rule !== 'line_count'
    const figure = (value: number) => (time ? format.number(value / 1000, 2) : format.number(value))
    return t(`qc.long.${finding.rule}`, { value: figure(finding.value), limit: figure(finding.limit) })
  }
  return (
    <span className={classes.badges}>
      {timed ? (
        <Tooltip
          label={t('qc.long.reading_speed', { value: format.number(cps(cue), 1), limit: rules.maxCps })}
        >
          <span className={`${classes.badge} tabular`} data-bad={fast || undefined}>
            {t('qc.cps', { value: format.number(cps(cue), fast ? 1 : 0) })}
          </span>
        </Tooltip>
      ) : (
        <span className={classes.badge}>{t('qc.cps', { value: '–' })}</span>
      )}
      {others.map((finding) => (
        <Tooltip key={finding.rule} label={say(finding)}>
          <span className={classes.badge} data-bad>
            {t(`qc.short.${finding.rule}`)}
          </span>
        </Tooltip>
      ))}
    </span>
  )
}

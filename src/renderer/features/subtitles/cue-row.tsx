import { formatTimecode } from '#shared/time.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { cueColour } from '../../lib/speaker-colours.ts'
import { BesideText } from './beside-text.tsx'
import { CueBadges } from './cue-badges.tsx'
import { CueEditor } from './cue-editor.tsx'
import type { CueRowProps } from './cue-row-props.ts'
import { MarkedText } from './marked-text.tsx'
import classes from './subtitles.module.css'

/** One cue: to read, or, when it is the selected one, to edit. */
export function CueRow(props: CueRowProps) {
  const { t } = useTranslation()
  const { cue, findings, rules, selected, readOnly } = props
  // the hours say nothing in a recording shorter than one, unless a cue of an imported file stands after it
  const short = Math.max(props.durationMs, cue.startMs, cue.endMs) < 3_600_000 ? 3 : 0
  const colour = cueColour(cue.words.map(({ speaker }) => speaker))
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: up and down choose a cue, see useCueKeys
    <li
      ref={props.ref}
      data-index={props.position}
      className={classes.row}
      style={{ transform: `translateY(${props.offset}px)` }}
      data-now={props.now || undefined}
      data-selected={selected || undefined}
      data-found={props.foundHere || undefined}
      aria-current={selected || undefined}
      aria-label={t('subtitles.cue', { number: props.number })}
      onClick={selected ? undefined : props.onSelect}
    >
      <span className={`${classes.number} tabular`} style={colour ? { color: colour, fontWeight: 650 } : {}}>
        {props.number}
      </span>
      {selected && !readOnly ? (
        <CueEditor key={cue.id} {...props} />
      ) : (
        <>
          <span className={`${classes.times} tabular`}>
            <span>{formatTimecode(cue.startMs).slice(short)}</span>
            <span>{formatTimecode(cue.endMs).slice(short)}</span>
          </span>
          <span>
            <span className={classes.text} lang={props.language}>
              {cue.text ? (
                <MarkedText text={cue.text} found={props.found} />
              ) : (
                <span className={classes.empty}>{t('subtitles.empty_cue')}</span>
              )}
            </span>
            {props.isUnsent && <span className={classes.notSaved}>{t('subtitle_tools.unsent_cue')}</span>}
            <BesideText beside={props.beside} />
          </span>
          <CueBadges cue={cue} findings={findings} rules={rules} />
        </>
      )}
    </li>
  )
}

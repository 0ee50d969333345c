import { Radio } from '@mantine/core'
import type { CaptionStyle } from '#shared/clip.ts'
import type { Language } from '#shared/language.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import classes from './clips.module.css'

interface Props {
  styles: readonly CaptionStyle[]
  chosen: string | null
  disabled: boolean
  onChange: (id: string) => void
}

/** How captions look. The cards only hint at it; the real thing is on the player. */
export function StyleCards({ styles, chosen, disabled, onChange }: Props) {
  const { t, i18n } = useTranslation()
  return (
    <Radio.Group value={chosen} onChange={onChange} aria-label={t('clips.style')}>
      <div className={classes.styles}>
        {styles.map((style) => (
          <Radio.Card
            key={style.id}
            value={style.id}
            disabled={disabled}
            className={classes.style}
            aria-label={style.name[i18n.language as Language]}
          >
            <span className={classes.sample} style={{ fontWeight: style.bold ? 700 : 500 }} aria-hidden>
              <span
                style={{
                  color: style.speakerColours?.[0] ?? style.colour,
                  padding: style.box ? '1px 7px' : 0,
                  background: style.box ?? 'transparent',
                  textShadow:
                    !style.box && style.outlinePx > 0
                      ? `0 0 2px ${style.outlineColour}, 0 0 3px ${style.outlineColour}, 0 1px 2px ${style.outlineColour}`
                      : 'none',
                }}
              >
                {t('clips.sample_first')}{' '}
                <span style={{ color: style.highlight ?? style.speakerColours?.[1] }}>
                  {t('clips.sample_second')}
                </span>
              </span>
            </span>
            <span className={classes.styleName}>{style.name[i18n.language as Language]}</span>
          </Radio.Card>
        ))}
      </div>
    </Radio.Group>
  )
}

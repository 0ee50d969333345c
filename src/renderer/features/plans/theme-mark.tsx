import type { PlanTheme } from '#shared/api/plans.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { themeColour } from '../../lib/theme-colour.ts'
import classes from './plans.module.css'

/** A theme by its colour and name. */
export function ThemeMark({ theme }: { theme: Pick<PlanTheme, 'name' | 'colour'> }) {
  const { i18n } = useTranslation()
  return (
    <span className={classes.theme}>
      <span className={classes.dot} style={{ background: themeColour(theme.colour) }} />
      <span className={classes.themeName}>{showText(theme.name, i18n.language as Language)?.text}</span>
    </span>
  )
}

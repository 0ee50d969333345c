import {
  IconCalendarMonth,
  IconHome,
  IconMessageQuestion,
  IconMessages,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { useTranslation } from '../i18n/use-translation.tsx'
import { Logo } from '../ui/logo.tsx'
import classes from './rail.module.css'

const places = [
  { href: '/', key: 'home', icon: IconHome },
  { href: '/interviews', key: 'interviews', icon: IconMessages },
  { href: '/speakers', key: 'speakers', icon: IconUsers, under: ['/criteria'] },
  { href: '/questions', key: 'questions', icon: IconMessageQuestion },
  { href: '/calendar', key: 'calendar', icon: IconCalendarMonth },
  { href: '/settings', key: 'settings', icon: IconSettings },
] as const

/** The way between the places of the app. */
export function Rail() {
  const { t } = useTranslation()
  const [location] = useLocation()
  return (
    <nav className={classes.rail} aria-label={t('shell.sections')}>
      <Link href="/" className={classes.logo} aria-label="Iz Studio">
        <Logo size={32} />
      </Link>
      {places.map((place) => {
        const { href, key, icon: Icon } = place
        const under = 'under' in place ? [place.href, ...place.under] : [place.href]
        const current = under.some((path) => (path === '/' ? location === '/' : location.startsWith(path)))
        return (
          <Link
            key={href}
            href={href}
            className={classes.item}
            data-current={current || undefined}
            aria-current={current ? 'page' : undefined}
            data-last={key === 'settings' || undefined}
          >
            <Icon size={21} stroke={1.7} aria-hidden />
            <span>{t(`shell.${key}`)}</span>
          </Link>
        )
      })}
    </nav>
  )
}

import { Text, Title } from '@mantine/core'
import { useLocation } from 'wouter'
import type { AppState } from '#shared/api/settings.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { Logo } from '../../ui/logo.tsx'
import { LanguageStep } from './language-step.tsx'
import { LibraryStep } from './library-step.tsx'
import classes from './welcome.module.css'

/** The first run: which language, and where the library is. Two steps, each with its address. */
export function WelcomePage({ state }: { state: AppState }) {
  const { t } = useTranslation()
  const [location, navigate] = useLocation()
  const library = location === '/welcome/library'
  return (
    <main className={classes.page}>
      <section className={classes.brand}>
        <div className={classes.mark}>
          <Logo size={40} />
          <Text fw={650} fz={20}>
            Iz Studio
          </Text>
        </div>
        <Title order={1} className={classes.claim}>
          {t('welcome.claim')}
        </Title>
        <Text className={classes.promise}>{t('welcome.promise')}</Text>
        <Wave />
      </section>
      <section className={classes.form}>
        {library ? (
          <LibraryStep state={state} onBack={() => navigate('/welcome')} />
        ) : (
          <LanguageStep state={state} onNext={() => navigate(state.library ? '/' : '/welcome/library')} />
        )}
      </section>
    </main>
  )
}

const bars = [
  10, 18, 30, 22, 44, 60, 38, 70, 92, 64, 48, 76, 54, 30, 42, 66, 84, 58, 36, 20, 28, 46, 62, 40, 24, 14, 32,
  52, 74, 50, 34, 18, 26, 12,
]

function Wave() {
  return (
    <div className={classes.wave} aria-hidden>
      {bars.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed picture
        <span key={index} style={{ height: `${height}%` }} />
      ))}
    </div>
  )
}

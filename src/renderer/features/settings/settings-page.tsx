import { NavLink, Title } from '@mantine/core'
import { Link, Redirect } from 'wouter'
import { useTranslation } from '../../i18n/use-translation.tsx'
import { Page } from '../../ui/page.tsx'
import { ModelsSection } from '../models/models-section.tsx'
import { AboutSection } from './about-section.tsx'
import { DiagnosticsSection } from './diagnostics-section.tsx'
import { GeneralSection } from './general-section.tsx'
import { LibrarySection } from './library-section.tsx'
import { settingsSections } from './sections.ts'
import classes from './settings.module.css'

const bodies = {
  general: GeneralSection,
  library: LibrarySection,
  models: ModelsSection,
  diagnostics: DiagnosticsSection,
  about: AboutSection,
}

/** The settings, one section at a time. */
export function SettingsPage({ section }: { section: string }) {
  const { t } = useTranslation()
  const current = settingsSections.find(({ id }) => id === section)
  if (!current) return <Redirect to="/settings/general" replace />
  const Body = bodies[current.id]
  return (
    <Page title={t('shell.settings')}>
      <div className={classes.page}>
        <nav className={classes.nav} aria-label={t('settings.sections')}>
          {settingsSections.map(({ id, icon: Icon }) => (
            <NavLink
              key={id}
              component={Link}
              href={`/settings/${id}`}
              label={t(`settings.${id}.title`)}
              leftSection={<Icon size={18} stroke={1.7} />}
              active={id === current.id}
              aria-current={id === current.id ? 'page' : undefined}
              className={classes.link}
            />
          ))}
        </nav>
        <section className={classes.body} aria-labelledby="section-title">
          <Title order={2} fz={22} mb="lg" id="section-title">
            {t(`settings.${current.id}.title`)}
          </Title>
          <Body />
        </section>
      </div>
    </Page>
  )
}

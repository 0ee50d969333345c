import { useEffect } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { HomePage } from '../features/home/home-page.tsx'
import { InterviewsPage } from '../features/interviews/interviews-page.tsx'
import { useTranslation } from '../i18n/use-translation.tsx'
import { Banners } from './banners.tsx'
import { BarTools } from './bar-tools.tsx'
import { CommandPalette } from './command-palette.tsx'
import {
  BoardPage,
  CalendarPage,
  ComparePage,
  CriteriaPage,
  GlossaryPage,
  QuestionsPage,
  SetPage,
  SettingsPage,
  SpeakerPage,
  SpeakersPage,
  WorkspacePage,
} from './deferred-screens.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { fetchAhead } from './fetch-ahead.ts'
import { useKeptFocus } from './keep-focus.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { Rail } from './rail.tsx'
import classes from './shell.module.css'
import { ShortcutsHelp } from './shortcuts-help.tsx'
import { useHistoryKeys } from './use-history.ts'
import { useWarmLists } from './warm-lists.ts'

/** The frame of the app: the rail, the banners, and the screen of the address. */
export function Shell() {
  const { t } = useTranslation()
  const [location] = useLocation()
  useHistoryKeys()
  useWarmLists()
  useKeptFocus()
  useEffect(() => fetchAhead(), [])
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('shell.skip')}
      </a>
      <Rail />
      <div className={classes.column}>
        <Banners />
        <div className={classes.frame}>
          <BarTools />
          <main className={classes.screen}>
            <ErrorBoundary key={location.split('/')[1] ?? ''}>
              <Switch>
                <Route path="/" component={HomePage} />
                <Route path="/criteria" component={CriteriaPage} />
                <Route path="/criteria/:id">{({ id }) => <SetPage key={id} id={id} />}</Route>
                <Route path="/speakers/compare" component={ComparePage} />
                <Route path="/speakers" component={SpeakersPage} />
                <Route path="/speakers/board" component={BoardPage} />
                <Route path="/speakers/:id">{({ id }) => <SpeakerPage key={id} id={id} />}</Route>
                <Route path="/interviews" component={InterviewsPage} />
                <Route path="/interviews/:id">
                  {({ id }) => <Redirect to={`/interviews/${id}/recordings`} replace />}
                </Route>
                <Route path="/interviews/:id/:stage">
                  {({ id, stage }) => <WorkspacePage key={id} id={id} stage={stage} />}
                </Route>
                <Route path="/questions" component={QuestionsPage} />
                <Route path="/glossary" component={GlossaryPage} />
                <Route path="/calendar" component={CalendarPage} />
                <Route path="/settings">
                  <Redirect to="/settings/general" replace />
                </Route>
                <Route path="/settings/:section">{({ section }) => <SettingsPage section={section} />}</Route>
                <Route component={NotFoundPage} />
              </Switch>
            </ErrorBoundary>
          </main>
        </div>
      </div>
      <CommandPalette />
      <ShortcutsHelp />
    </div>
  )
}

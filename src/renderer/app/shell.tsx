import { Redirect, Route, Switch, useLocation } from 'wouter'
import { ComparePage } from '../features/criteria/compare-page.tsx'
import { CriteriaPage } from '../features/criteria/criteria-page.tsx'
import { SetPage } from '../features/criteria/set-page.tsx'
import { GlossaryPage } from '../features/glossary/glossary-page.tsx'
import { HomePage } from '../features/home/home-page.tsx'
import { InterviewsPage } from '../features/interviews/interviews-page.tsx'
import { QuestionsPage } from '../features/questions/questions-page.tsx'
import { SettingsPage } from '../features/settings/settings-page.tsx'
import { CalendarPage } from '../features/shoots/calendar-page.tsx'
import { BoardPage } from '../features/speakers/board-page.tsx'
import { SpeakerPage } from '../features/speakers/speaker-page.tsx'
import { SpeakersPage } from '../features/speakers/speakers-page.tsx'
import { WorkspacePage } from '../features/workspace/workspace-page.tsx'
import { useTranslation } from '../i18n/use-translation.tsx'
import { Banners } from './banners.tsx'
import { BarTools } from './bar-tools.tsx'
import { CommandPalette } from './command-palette.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
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

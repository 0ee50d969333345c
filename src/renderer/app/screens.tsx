import { Route, Switch } from 'wouter'
import { CallSheetPage, ConsentPrintPage, OnSetPage, QuestionSheetPage } from './deferred-screens.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Shell } from './shell.tsx'
import { ShortcutsHelp } from './shortcuts-help.tsx'

/** The screens that take the whole window, and the shell for all the others. */
export function Screens() {
  return (
    <Switch>
      <Route path="/interviews/:id/on-set">
        {({ id }) => (
          <ErrorBoundary>
            <OnSetPage key={id} id={id} />
            <ShortcutsHelp />
          </ErrorBoundary>
        )}
      </Route>
      <Route path="/print/question-sheet/:id">
        {({ id }) => (
          <ErrorBoundary>
            <QuestionSheetPage key={id} id={id} />
          </ErrorBoundary>
        )}
      </Route>
      <Route path="/print/call-sheet/:id">
        {({ id }) => (
          <ErrorBoundary>
            <CallSheetPage key={id} interviewId={id} />
          </ErrorBoundary>
        )}
      </Route>
      <Route path="/print/consent/:kind">
        {({ kind }) => (
          <ErrorBoundary>
            <ConsentPrintPage kind={kind === 'release' ? 'release' : 'consent'} />
          </ErrorBoundary>
        )}
      </Route>
      <Route>
        <Shell />
      </Route>
    </Switch>
  )
}

import { deferred } from '../lib/deferred.tsx'

export const BoardPage = deferred(async () => (await import('../features/speakers/board-page.tsx')).BoardPage)
export const CalendarPage = deferred(
  async () => (await import('../features/shoots/calendar-page.tsx')).CalendarPage,
)
export const CallSheetPage = deferred(
  async () => (await import('../features/shoots/call-sheet-page.tsx')).CallSheetPage,
)
export const ComparePage = deferred(
  async () => (await import('../features/criteria/compare-page.tsx')).ComparePage,
)
export const ConsentPrintPage = deferred(
  async () => (await import('../features/consents/print-page.tsx')).ConsentPrintPage,
)
export const CriteriaPage = deferred(
  async () => (await import('../features/criteria/criteria-page.tsx')).CriteriaPage,
)
export const GlossaryPage = deferred(
  async () => (await import('../features/glossary/glossary-page.tsx')).GlossaryPage,
)
export const OnSetPage = deferred(
  async () => (await import('../features/sessions/on-set-page.tsx')).OnSetPage,
)
export const QuestionSheetPage = deferred(
  async () => (await import('../features/plans/question-sheet-page.tsx')).QuestionSheetPage,
)
export const QuestionsPage = deferred(
  async () => (await import('../features/questions/questions-page.tsx')).QuestionsPage,
)
export const SetPage = deferred(async () => (await import('../features/criteria/set-page.tsx')).SetPage)
export const SettingsPage = deferred(
  async () => (await import('../features/settings/settings-page.tsx')).SettingsPage,
)
export const SpeakerPage = deferred(
  async () => (await import('../features/speakers/speaker-page.tsx')).SpeakerPage,
)
export const SpeakersPage = deferred(
  async () => (await import('../features/speakers/speakers-page.tsx')).SpeakersPage,
)
export const WelcomePage = deferred(
  async () => (await import('../features/welcome/welcome-page.tsx')).WelcomePage,
)
export const WorkspacePage = deferred(
  async () => (await import('../features/workspace/workspace-page.tsx')).WorkspacePage,
)

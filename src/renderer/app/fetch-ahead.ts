import * as stages from '../features/workspace/deferred-stages.ts'
import * as screens from './deferred-screens.ts'

interface Part {
  fetch(): Promise<unknown>
}

/** What stands at an address, by the start of it; the first that matches counts. */
export const places: readonly { at: RegExp; parts: readonly Part[] }[] = [
  { at: /^\/interviews\/[^/]+\/on-set/, parts: [screens.OnSetPage] },
  { at: /^\/interviews\/[^/]+\/plan/, parts: [screens.WorkspacePage, stages.PlanStage] },
  { at: /^\/interviews\/[^/]+\/shoot/, parts: [screens.WorkspacePage, stages.ShootStage] },
  {
    at: /^\/interviews\/[^/]+\/transcript/,
    parts: [screens.WorkspacePage, stages.PlayerPane, stages.TranscriptStage],
  },
  {
    at: /^\/interviews\/[^/]+\/subtitles/,
    parts: [screens.WorkspacePage, stages.PlayerPane, stages.SubtitlesStage],
  },
  { at: /^\/interviews\/[^/]+\/clips/, parts: [screens.WorkspacePage, stages.PlayerPane, stages.ClipsStage] },
  { at: /^\/interviews\/[^/]+/, parts: [screens.WorkspacePage, stages.RecordingsStage] },
  { at: /^\/speakers\/board/, parts: [screens.BoardPage] },
  { at: /^\/speakers\/compare/, parts: [screens.ComparePage] },
  { at: /^\/speakers\/[^/]+/, parts: [screens.SpeakerPage] },
  { at: /^\/speakers/, parts: [screens.SpeakersPage] },
  { at: /^\/questions/, parts: [screens.QuestionsPage] },
  { at: /^\/calendar/, parts: [screens.CalendarPage] },
  { at: /^\/settings/, parts: [screens.SettingsPage] },
  { at: /^\/criteria\/[^/]+/, parts: [screens.SetPage] },
  { at: /^\/criteria/, parts: [screens.CriteriaPage] },
  { at: /^\/glossary/, parts: [screens.GlossaryPage] },
  { at: /^\/print\/question-sheet/, parts: [screens.QuestionSheetPage] },
  { at: /^\/print\/call-sheet/, parts: [screens.CallSheetPage] },
  { at: /^\/print\/consent/, parts: [screens.ConsentPrintPage] },
  { at: /^\/welcome/, parts: [screens.WelcomePage] },
]

/** A step away from every screen first, then what is opened from there; pages to print, in windows of their own, fetch theirs. */
export const ahead: readonly Part[] = [
  screens.SpeakersPage,
  screens.QuestionsPage,
  screens.CalendarPage,
  screens.WorkspacePage,
  screens.BoardPage,
  screens.ComparePage,
  stages.PlanStage,
  stages.RecordingsStage,
  stages.ShootStage,
  stages.PlayerPane,
  stages.TranscriptStage,
  stages.SubtitlesStage,
  stages.ClipsStage,
  screens.SpeakerPage,
  screens.SettingsPage,
  screens.CriteriaPage,
  screens.SetPage,
  screens.GlossaryPage,
  screens.OnSetPage,
]

/** Fetches the code of the screen at an address, beside the code and the data it will wait for anyway. */
export function fetchScreen(path: string): void {
  const screen = places.find(({ at }) => at.test(path))
  // What cannot be fetched is told by the screen itself.
  for (const part of screen?.parts ?? []) part.fetch().catch(() => undefined)
}

/** Fetches the code of all screens, one after another and only in idle moments, so that each of them opens at once. */
export function fetchAhead(): () => void {
  const parts = new Set(ahead)
  let handle = 0
  let stopped = false
  const next = () => {
    const [part] = parts
    if (stopped || !part) return
    parts.delete(part)
    handle = requestIdleCallback(() => void part.fetch().then(next, next), { timeout: 2000 })
  }
  next()
  return () => {
    stopped = true
    cancelIdleCallback(handle)
  }
}

import * as stages from '../features/workspace/deferred-stages.ts'
import * as screens from './deferred-screens.ts'

interface Screen {
  /** Matches the start of an address. */
  at: RegExp
  parts: readonly { fetch(): Promise<unknown> }[]
  /** Opens in a window of its own, or once in the life of a library. */
  ahead?: false
}

/** In the order in which an address is tried, and the rest is fetched: the lists a person goes to from home come first. */
const order: readonly Screen[] = [
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
  { at: /^\/print\/question-sheet/, parts: [screens.QuestionSheetPage], ahead: false },
  { at: /^\/print\/call-sheet/, parts: [screens.CallSheetPage], ahead: false },
  { at: /^\/print\/consent/, parts: [screens.ConsentPrintPage], ahead: false },
  { at: /^\/welcome/, parts: [screens.WelcomePage], ahead: false },
]

/** Fetches the code of the screen at an address, beside the code and the data it will wait for anyway. */
export function fetchScreen(path: string): void {
  const screen = order.find(({ at }) => at.test(path))
  // What cannot be fetched is told by the screen itself.
  for (const part of screen?.parts ?? []) part.fetch().catch(() => undefined)
}

/** Fetches the code of all screens, one after another and only in idle moments, so that each of them opens at once. */
export function fetchAhead(): () => void {
  const parts = new Set(order.filter(({ ahead }) => ahead !== false).flatMap((screen) => screen.parts))
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

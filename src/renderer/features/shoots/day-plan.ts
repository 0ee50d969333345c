import type { ShootView } from '#shared/api/shoots.ts'
import { type Language, languages } from '#shared/language.ts'

/** The steps of a usual day, in order; each is a text under `shoots.step`. */
export const daySteps = ['gather', 'speaker', 'interview', 'extra', 'wrap'] as const
export type DayStep = (typeof daySteps)[number]

/**
 * A first schedule to work from: the crew needs three quarters of an hour for picture and sound before the speaker comes; consent,
 * microphone and a talk off camera take a quarter; the last half hour is for room tone and b-roll. Empty without a call time.
 */
export function proposeDay(
  shoot: Pick<ShootView, 'callTime' | 'speakerCallTime' | 'plannedMinutes'>,
): { step: DayStep; at: string }[] {
  if (shoot.callTime === null) return []
  const start = minutesOf(shoot.callTime)
  const end = start + shoot.plannedMinutes
  const proposed = start + Math.min(45, Math.floor(shoot.plannedMinutes / 3))
  const own = shoot.speakerCallTime === null ? null : minutesOf(shoot.speakerCallTime)
  const speaker = own !== null && own >= start && own < end ? own : proposed
  const interview = Math.min(speaker + 15, end)
  const extra = Math.max(interview, end - 30)
  return [
    { step: 'gather', at: clockOf(start) },
    { step: 'speaker', at: clockOf(speaker) },
    { step: 'interview', at: clockOf(interview) },
    { step: 'extra', at: clockOf(extra) },
    { step: 'wrap', at: clockOf(end) },
  ]
}

/** Half a day, in minutes: what is earlier by more than this is of the night after. */
const halfDay = 12 * 60

/**
 * Whether the speaker is called before anybody of the crew is there: before the call time, and before each person who has a time of
 * their own. Past midnight is after the evening before.
 */
export function speakerComesFirst(
  shoot: Pick<ShootView, 'callTime' | 'speakerCallTime'> & { crew: readonly { callTime: string | null }[] },
): boolean {
  const { callTime, speakerCallTime: speaker } = shoot
  if (callTime === null || speaker === null) return false
  return [callTime, ...shoot.crew.flatMap((member) => member.callTime ?? [])].every((there) => {
    const early = minutesOf(there) - minutesOf(speaker)
    return early > 0 && early < halfDay
  })
}

/**
 * The step that a line of a schedule names: a proposed line has the words of the language in which the window was then. Null for what
 * somebody wrote.
 */
export function stepOf(text: string, nameOf: (step: DayStep, language: Language) => string): DayStep | null {
  return daySteps.find((step) => languages.some((language) => nameOf(step, language) === text.trim())) ?? null
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

function clockOf(minutes: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${pad(Math.floor(minutes / 60) % 24)}:${pad(minutes % 60)}`
}

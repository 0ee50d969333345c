const timecode = /^(?:(\d+):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/

/** `01:02:03.450`, `02:03,45` or plain seconds (`123.45`) as integer ms; null for anything else. */
export function parseTimecode(text: string): number | null {
  const trimmed = text.trim()
  if (/^\d+(?:[.,]\d+)?$/.test(trimmed)) return Math.round(Number(trimmed.replace(',', '.')) * 1000)
  const match = timecode.exec(trimmed)
  if (!match) return null
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = match
  if (Number(minutes) > 59 || Number(seconds) > 59) return null
  return (
    ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
  )
}

/** Integer ms as `HH:MM:SS.mmm`; `separator` stands before the milliseconds (`,` in SubRip). */
export function formatTimecode(ms: number, separator: '.' | ',' = '.'): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0')
  const whole = Math.max(0, Math.round(ms))
  const hours = Math.floor(whole / 3_600_000)
  const minutes = Math.floor(whole / 60_000) % 60
  const seconds = Math.floor(whole / 1000) % 60
  return `${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}${separator}${pad(whole % 1000, 3)}`
}

/** Integer ms for reading where seconds are too coarse: `2:03.4`, or `2:03` where the tenths are none. */
export function formatClockTenths(ms: number): string {
  const tenths = Math.round(ms / 100)
  const clock = formatClock(tenths * 100)
  return tenths % 10 === 0 ? clock : `${clock}.${tenths % 10}`
}

/** Integer ms for reading: `1:02:03` or `2:03`. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  const rest = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

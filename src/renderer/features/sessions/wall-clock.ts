/** The time of the day where the person is, `HH:MM:SS`: Kazakh, Russian and English write it alike, whatever the browser speaks. */
export function wallClock(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
}

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CalendarEntry, calendarFile } from './calendar-file.ts'

const entry: CalendarEntry = {
  uid: 'a1@iz-studio',
  span: { start: Date.UTC(2026, 10, 24, 4), end: Date.UTC(2026, 10, 24, 6) },
  date: '2026-11-24',
  summary: 'Сұхбат: Айгерім; «Әке, шеше»',
  location: 'Алматы, Абай даңғылы, 10',
  description: 'Топтың жиналуы: 09:00\nКарта: https://example.org/?q=1,2',
  url: 'https://example.org/карта?q=1',
  changedAt: Date.UTC(2026, 10, 1),
}

/** Reads a file as RFC 5545 says: unfolded lines, and the text value of the first line with that name. */
function unfold(file: string): string[] {
  return file.replaceAll('\r\n ', '').split('\r\n')
}
function textOf(file: string, name: string): string | undefined {
  const line = unfold(file).find((other) => other.startsWith(`${name}:`))
  return line
    ?.slice(name.length + 1)
    .replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
}

describe('a calendar file', () => {
  const file = calendarFile('Қараша', [entry])
  it('has the moments in UTC, a lasting identity and two reminders', () => {
    const lines = unfold(file)
    expect(lines).toContain('UID:a1@iz-studio')
    expect(lines).toContain('DTSTART:20261124T040000Z')
    expect(lines).toContain('DTEND:20261124T060000Z')
    expect(lines.filter((line) => line.startsWith('TRIGGER'))).toEqual(['TRIGGER:-P1D', 'TRIGGER:-PT2H'])
    expect(lines.filter((line) => line === 'BEGIN:VALARM')).toHaveLength(2)
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
  })

  it('keeps what it says, signs that mean something to the format included', () => {
    expect(textOf(file, 'SUMMARY')).toBe(entry.summary)
    expect(textOf(file, 'LOCATION')).toBe(entry.location)
    expect(textOf(file, 'DESCRIPTION')).toBe(entry.description)
    expect(file).toContain('https://example.org/%D0%BA%D0%B0%D1%80%D1%82%D0%B0?q=1')
  })

  it('gives a day without an hour whole', () => {
    const lines = unfold(calendarFile('x', [{ ...entry, span: null }]))
    expect(lines).toContain('DTSTART;VALUE=DATE:20261124')
    expect(lines.some((line) => line.startsWith('DTEND') && line.includes('T'))).toBe(false)
  })

  it('takes no line of its own from a title: neither in its name nor in an entry', () => {
    const title = 'Жол\r\nBEGIN:VEVENT\u2028UID:x\rATTACH:y\u0085z'
    const lines = calendarFile(title, [{ ...entry, summary: title }]).split('\r\n')
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1)
    expect(lines.filter((line) => /^(?:UID:x|ATTACH)/.test(line))).toEqual([])
    // Nor a bare line feed, which lenient readers take for a line's end.
    expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([])
    expect(lines).toContain('NAME:Жол BEGIN:VEVENT UID:x ATTACH:y z')
  })

  it('counts on with every change, so that a newer file wins', () => {
    const sequence = (text: string) => Number(textOf(text, 'SEQUENCE'))
    const later = calendarFile('x', [{ ...entry, changedAt: entry.changedAt + 1000 }])
    expect(sequence(later)).toBeGreaterThan(sequence(file))
    expect(sequence(later)).toBeLessThan(2 ** 31)
  })

  it('without an address that is one has no link', () => {
    expect(calendarFile('x', [{ ...entry, url: 'javascript' }])).not.toContain('URL')
  })
})

const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom('ә', 'Қ', 'ы', ' ', ';', ',', '\\', ':', '"', '\n', '🎬', 'n', '\\n'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 120,
})

it('never has a line over 75 octets, never cuts a letter, and gives any text back', () => {
  fc.assert(
    fc.property(words, words, (summary, description) => {
      const file = calendarFile('x', [{ ...entry, summary: `a${summary}`, description: `b${description}` }])
      for (const line of file.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
        expect(line.isWellFormed()).toBe(true)
      }
      const plain = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ')
      expect(plain(textOf(file, 'SUMMARY') ?? '')).toBe(plain(`a${summary}`))
      expect(plain(textOf(file, 'DESCRIPTION') ?? '')).toBe(plain(`b${description}`))
    }),
  )
})

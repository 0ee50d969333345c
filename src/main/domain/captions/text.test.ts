import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assColour, assTime, escapeAss } from './text.ts'

/** What libass's parser makes of event text outside override blocks (ass_parse.c, `ass_get_next_char`). */
function shownByLibass(text: string): string {
  let shown = ''
  for (let at = 0; at < text.length; at++) {
    const pair = text.slice(at, at + 2)
    if (pair === '\\N' || pair === '\\n') shown += '\n'
    else if (pair === '\\h') shown += '\u00a0'
    else if (pair === '\\{' || pair === '\\}') shown += pair[1]
    else if (text[at] === '{') throw new Error('an override block begins')
    else {
      shown += text[at]
      continue
    }
    at++
  }
  return shown.replaceAll('\u200b', '')
}

describe('ASS text', () => {
  it.each([
    ['{\\b1}қалың', '\\{\\b1\\}қалың'],
    ['C:\\Nұр', 'C:\\\u200bNұр'],
    ['a\\{b', 'a\\\u200b\\{b'],
    ['C:\\', 'C:\\\u200b'],
    ['бір\nекі', 'бір екі'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeAss(text)).toBe(escaped)
  })

  it('shows every text letter by letter', () => {
    const letters = fc.constantFrom('\\', '{', '}', 'N', 'n', 'h', 'p', '1', 'ә', ' ', '&', ',', '😀')
    fc.assert(
      fc.property(fc.array(letters), (text) => {
        expect(shownByLibass(escapeAss(text.join('')))).toBe(text.join(''))
      }),
    )
  })

  it('lets an override block begin after every text', () => {
    const letters = fc.constantFrom('\\', '{', '}', 'N', 'ә', ' ')
    fc.assert(
      fc.property(fc.array(letters), (text) => {
        expect(() => shownByLibass(`${escapeAss(text.join(''))}{\\i1}`)).toThrow('an override block begins')
      }),
    )
  })

  it('turns colours round', () => {
    expect(assColour('#FFD23F')).toEqual({ colour: '&H3FD2FF&', alpha: '&H00&' })
    expect(assColour('#0f141cD9')).toEqual({ colour: '&H1C140F&', alpha: '&H26&' })
    expect(() => assColour('red')).toThrow(RangeError)
  })

  it('writes times in hundredths', () => {
    expect(assTime(0)).toBe('0:00:00.00')
    expect(assTime(360_000 + 6_000 * 2 + 345)).toBe('1:02:03.45')
  })
})

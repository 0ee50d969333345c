import { describe, expect, it } from 'vitest'
import type { GlossaryEntry } from './api/glossary.ts'
import { whisperPrompt } from './whisper-prompt.ts'

const entry = (kk: string, ru: string, en: string): GlossaryEntry => ({
  ...{ id: kk, interviewId: null, kind: 'other', notes: '' },
  text: { kk, ru, en },
})
const glossary = [
  entry('Шыңжаң', 'Синьцзян', 'Xinjiang'),
  entry('ҚазҰУ', '', ''),
  entry('Алматы', 'Алматы', ''),
]

describe("whisper's prompt", () => {
  it('has each name once, as the language of the speech writes it', () => {
    const text = (...given: Parameters<typeof whisperPrompt>) => whisperPrompt(...given).text
    expect(text(glossary, 'ru')).toBe('Синьцзян, ҚазҰУ, Алматы.')
    expect(text(glossary, 'en')).toBe('Xinjiang, ҚазҰУ, Алматы.')
    expect(text([...glossary, entry('Алматы', '', '')], 'auto')).toBe('Шыңжаң, ҚазҰУ, Алматы.')
    expect(whisperPrompt([entry('', ' ', '')], 'kk')).toEqual({ text: '', names: [], left: [] })
  })

  it('is never longer than whisper reads, ends with a whole name, and tells which have no room', () => {
    const many = Array.from({ length: 300 }, (_, index) => entry(`Атау${index}`, '', ''))
    const { text, names, left } = whisperPrompt(many, 'kk')
    expect(text.length).toBeLessThanOrEqual(401)
    expect(text).toBe(`${names.join(', ')}.`)
    expect([...names, ...left]).toEqual(many.map(({ id }) => id))
    expect(left.length).toBeGreaterThan(200)
    // One that is too long by itself does not take the room of all others.
    const long = 'ұзақ '.repeat(100).trim()
    const found = whisperPrompt([entry(long, '', ''), ...glossary], 'kk')
    expect(found.text).toBe('Шыңжаң, ҚазҰУ, Алматы.')
    expect(found.left).toEqual([long])
  })
})

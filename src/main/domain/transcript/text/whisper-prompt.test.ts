import { describe, expect, it } from 'vitest'
import type { GlossaryEntry } from '#shared/api/glossary.ts'
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
    expect(whisperPrompt(glossary, 'ru')).toBe('Синьцзян, ҚазҰУ, Алматы.')
    expect(whisperPrompt(glossary, 'en')).toBe('Xinjiang, ҚазҰУ, Алматы.')
    expect(whisperPrompt([...glossary, entry('Алматы', '', '')], 'auto')).toBe('Шыңжаң, ҚазҰУ, Алматы.')
    expect(whisperPrompt([entry('', ' ', '')], 'kk')).toBe('')
  })

  it('is never longer than whisper reads, and ends with a whole name', () => {
    const many = Array.from({ length: 300 }, (_, index) => entry(`Атау${index}`, '', ''))
    const prompt = whisperPrompt(many, 'kk')
    expect(prompt.length).toBeLessThanOrEqual(401)
    expect(prompt).toMatch(/^Атау0, .*Атау\d+\.$/)
    // One that is too long by itself does not take the room of all others.
    expect(whisperPrompt([entry('ұзақ '.repeat(100), '', ''), ...glossary], 'kk')).toBe(
      'Шыңжаң, ҚазҰУ, Алматы.',
    )
  })
})

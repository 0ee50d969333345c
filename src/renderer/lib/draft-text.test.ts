import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DraftText, type SentText } from './draft-text.ts'

const trimmed = (text: string) => text.trim()
const typed = (text: DraftText, draft: string) => {
  text.draft = draft
}

describe('a text while it is typed', () => {
  it('is saved once, and tidy', () => {
    const text = new DraftText('')
    typed(text, ' Ерғазы ')
    expect(text.isSaved).toBe(false)
    expect(text.take(trimmed)).toEqual({ text: 'Ерғазы' })
    expect(text.draft).toBe('Ерғазы')
    expect(text.take(trimmed)).toBeNull()
  })

  it('keeps the space after the last word while somebody writes on', () => {
    const text = new DraftText('')
    typed(text, 'Қайда ')
    const sent = text.take(trimmed, false)!
    expect(sent).toEqual({ text: 'Қайда' })
    expect(text.draft).toBe('Қайда ')
    expect(text.isSaved).toBe(true)
    text.answered(sent, true)
    expect(text.see('Қайда')).toBe(false)
    expect(text.draft).toBe('Қайда ')
    expect(text.take(trimmed, false)).toBeNull()
    expect(text.take(trimmed)).toBeNull()
    expect(text.draft).toBe('Қайда')
  })

  it('kept with its space and not saved after all, it can be saved again', () => {
    const text = new DraftText('')
    typed(text, 'Қайда ')
    text.answered(text.take(trimmed, false)!, false)
    expect(text.isSaved).toBe(false)
    expect(text.take(trimmed, false)).toEqual({ text: 'Қайда' })
  })

  it('is not written over by what the library said before it heard of it', () => {
    const text = new DraftText('old')
    typed(text, 'new')
    text.take(trimmed)
    expect(text.see('old')).toBe(false)
    expect(text.draft).toBe('new')
    expect(text.see('new')).toBe(false)
    expect(text.isSaved).toBe(true)
  })

  it('is not written over by an earlier text of its own that comes back late', () => {
    const text = new DraftText('')
    for (const one of ['а', 'ал', 'алм']) {
      typed(text, one)
      text.take(trimmed)
    }
    for (const late of ['а', 'ал', 'алм']) expect(text.see(late)).toBe(false)
    expect(text.draft).toBe('алм')
  })

  it('shows what is saved elsewhere, and what the library made of its own', () => {
    const text = new DraftText('old')
    expect(text.see('elsewhere')).toBe(true)
    expect(text.draft).toBe('elsewhere')
    typed(text, 'new')
    text.answered(text.take(trimmed)!, true)
    expect(text.see('New.')).toBe(true)
    expect(text.draft).toBe('New.')
    expect(text.isSaved).toBe(true)
  })

  it('goes before what is saved elsewhere meanwhile', () => {
    const text = new DraftText('old')
    typed(text, 'mine')
    expect(text.see('elsewhere')).toBe(false)
    expect(text.take(trimmed)).toEqual({ text: 'mine' })
    expect(text.see('mine')).toBe(false)
    expect(text.draft).toBe('mine')
  })

  it('gives way to what was saved elsewhere when it is taken back', () => {
    const text = new DraftText('old')
    typed(text, 'mine')
    text.see('elsewhere')
    typed(text, 'old')
    expect(text.see('elsewhere')).toBe(true)
    expect(text.draft).toBe('elsewhere')
  })

  it('takes an undone text back: the library says again what it said before', () => {
    const text = new DraftText('old')
    typed(text, 'new')
    text.answered(text.take(trimmed)!, true)
    text.see('new')
    expect(text.see('old')).toBe(true)
    expect(text.draft).toBe('old')
  })

  it('gives way to the library when it was taken back before anybody saw it there', () => {
    const text = new DraftText('old')
    typed(text, 'new')
    const sent = text.take(trimmed)!
    text.see('old')
    expect(text.settle('old')).toBe(false)
    text.answered(sent, true)
    expect(text.settle('old')).toBe(true)
    expect(text.draft).toBe('old')
    typed(text, 'newer')
    expect(text.settle('old')).toBe(false)
    expect(text.draft).toBe('newer')
  })

  it('can be saved again after a failure, also of two in a row', () => {
    const text = new DraftText('old')
    typed(text, 'new')
    const one = text.take(trimmed)!
    typed(text, 'newer')
    const other = text.take(trimmed)!
    text.answered(one, false)
    text.answered(other, false)
    expect(text.draft).toBe('newer')
    expect(text.isSaved).toBe(false)
    expect(text.take(trimmed)).toEqual({ text: 'newer' })
    typed(text, 'old')
    expect(text.take(trimmed)).toEqual({ text: 'old' })
  })

  it('stays in the field when it could not be saved, whatever was saved elsewhere meanwhile', () => {
    const text = new DraftText('old')
    typed(text, 'mine')
    const sent = text.take(trimmed)!
    expect(text.see('elsewhere')).toBe(false)
    text.answered(sent, false)
    text.see('elsewhere')
    expect(text.draft).toBe('mine')
    expect(text.isSaved).toBe(false)
  })

  it('shows what came meanwhile when only spaces were added', () => {
    const text = new DraftText('old')
    typed(text, 'old ')
    text.see('elsewhere')
    expect(text.take(trimmed)).toBeNull()
    expect(text.draft).toBe('elsewhere')
  })

  it('whatever happens in whatever order, is saved or shows what the library has', () => {
    const texts = fc.constantFrom('a', 'b', 'c ', '')
    const event = fc.oneof(
      fc.record({ kind: fc.constant('type'), text: texts }),
      fc.record({ kind: fc.constantFrom('leave', 'rest') }),
      fc.record({ kind: fc.constantFrom('answer', 'fail') }),
      fc.record({ kind: fc.constant('elsewhere'), text: texts }),
      fc.record({ kind: fc.constant('fetch') }),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let library = 'a'
        let shown = 'a'
        const text = new DraftText('a')
        const sent: SentText[] = []
        const answer = (wasSaved: boolean) => {
          const first = sent.shift()
          if (!first) return
          if (wasSaved) library = first.text
          text.answered(first, wasSaved)
        }
        for (const one of events) {
          if (one.kind === 'type') text.draft = (one as { text: string }).text
          else if (one.kind === 'leave' || one.kind === 'rest') {
            const taken = text.take(trimmed, one.kind === 'leave')
            if (taken) sent.push(taken)
          } else if (one.kind === 'elsewhere') library = (one as { text: string }).text.trim()
          else if (one.kind === 'fetch') shown = library
          else answer(one.kind === 'answer')
          text.see(shown)
        }
        const rest = () => {
          while (sent.length > 0) answer(true)
          shown = library
          text.see(shown)
          text.settle(shown)
        }
        rest()
        if (text.isSaved) expect(trimmed(text.draft)).toBe(library)
        const typed = text.draft
        const taken = text.take(trimmed)
        if (taken) sent.push(taken)
        rest()
        expect(text.draft).toBe(library)
        if (taken) expect(library).toBe(trimmed(typed))
      }),
    )
  })

  it('of which nothing but spaces was added is not saved', () => {
    const text = new DraftText('old')
    typed(text, 'old ')
    expect(text.take(trimmed)).toBeNull()
    expect(text.draft).toBe('old')
  })
})

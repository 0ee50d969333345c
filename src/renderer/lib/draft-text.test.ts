import { describe, expect, it } from 'vitest'
import { DraftText } from './draft-text.ts'

const trimmed = (text: string) => text.trim()
const typed = (text: DraftText, draft: string) => {
  text.draft = draft
}

describe('a text while it is typed', () => {
  it('is saved once, and tidy', () => {
    const text = new DraftText('')
    typed(text, ' Ерғазы ')
    expect(text.isSaved).toBe(false)
    expect(text.take(trimmed)).toEqual({ text: 'Ерғазы', before: '' })
    expect(text.draft).toBe('Ерғазы')
    expect(text.take(trimmed)).toBeNull()
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
    text.take(trimmed)
    expect(text.see('New.')).toBe(true)
    expect(text.draft).toBe('New.')
    expect(text.isSaved).toBe(true)
  })

  it('goes before what is saved elsewhere meanwhile', () => {
    const text = new DraftText('old')
    typed(text, 'mine')
    expect(text.see('elsewhere')).toBe(false)
    expect(text.take(trimmed)).toEqual({ text: 'mine', before: 'old' })
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
    text.take(trimmed)
    text.see('new')
    expect(text.see('old')).toBe(true)
    expect(text.draft).toBe('old')
  })

  it('gives way to the library when it was taken back before anybody saw it there', () => {
    const text = new DraftText('old')
    typed(text, 'new')
    text.take(trimmed)
    text.see('old')
    expect(text.settle('old')).toBe(true)
    expect(text.draft).toBe('old')
    typed(text, 'newer')
    expect(text.settle('old')).toBe(false)
    expect(text.draft).toBe('newer')
  })

  it('can be saved again after a failure', () => {
    const text = new DraftText('old')
    typed(text, 'new')
    text.failed(text.take(trimmed)!)
    expect(text.draft).toBe('new')
    expect(text.take(trimmed)).toEqual({ text: 'new', before: 'old' })
  })

  it('of which nothing but spaces was added is not saved', () => {
    const text = new DraftText('old')
    typed(text, 'old ')
    expect(text.take(trimmed)).toBeNull()
    expect(text.draft).toBe('old')
  })
})

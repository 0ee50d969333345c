import { expect, it } from 'vitest'
import { DraftLocalized } from './draft-localized.ts'

const empty = { kk: '', ru: '', en: '' }

it('is not written over by an older answer, nor is what is typed then in another language', () => {
  const text = new DraftLocalized(empty)
  text.draft = { ...empty, en: 'Where' }
  const first = text.take(false)!
  text.answered(first, true)
  text.draft = { ...empty, en: 'Where is home?' }
  const second = text.take(true)!
  expect(second.text).toEqual({ ...empty, en: 'Where is home?' })
  expect(text.see({ ...empty, en: 'Where' })).toBe(false)
  text.draft = { ...text.draft, ru: 'Где дом?' }
  text.answered(second, true)
  expect(text.see({ ...empty, en: 'Where is home?' })).toBe(false)
  expect(text.take(true)?.text).toEqual({ kk: '', ru: 'Где дом?', en: 'Where is home?' })
})

it('shows what was changed elsewhere in a language in which nothing is typed', () => {
  const text = new DraftLocalized(empty)
  text.draft = { ...empty, en: 'Where' }
  expect(text.see({ ...empty, ru: 'Где' })).toBe(true)
  expect(text.draft).toEqual({ kk: '', ru: 'Где', en: 'Where' })
  const { draft } = text
  expect(text.see({ ...empty, ru: 'Где' })).toBe(false)
  expect(text.draft).toBe(draft)
})

it('is sent as the library keeps it, and can be sent again when it was not kept', () => {
  const text = new DraftLocalized(empty)
  text.draft = { ...empty, kk: 'Қайда? '.normalize('NFD') }
  const sent = text.take(false)!
  expect(sent.text.kk).toBe('Қайда?')
  expect(text.isSaved).toBe(true)
  text.answered(sent, false)
  expect(text.isSaved).toBe(false)
  expect(text.take(true)?.text.kk).toBe('Қайда?')
  expect(text.draft.kk).toBe('Қайда?')
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostAlike, nearDuplicateScore, similarity } from './similarity.ts'

describe('how alike two questions are', () => {
  it.each([
    ['Қазақстандағы алғашқы күніңізді айтып беріңізші.', 'Казакстандагы алгашкы кунинизди айтып бериниз'],
    ['Расскажите о первом дне в Казахстане.', 'Расскажите о вашем первом дне в Казахстане'],
    ['Tell me about your first evening here.', 'Tell me about the first evening here'],
    ['Алғашқы күніңіз қалай өтті?', 'Алғашқы күндеріңіз қалай өтті?'],
  ])('sees that one says nearly the other: %s', (a, b) => {
    expect(similarity(a, b)).toBeGreaterThanOrEqual(nearDuplicateScore)
  })

  it.each([
    [
      'Қазақстандағы алғашқы күніңізді айтып беріңізші.',
      'Мектептегі алғашқы досыңыз туралы айтып беріңізші.',
    ],
    ['Расскажите о первом дне в школе.', 'Расскажите о человеке, который вам помог.'],
    ['What do you miss most?', 'What do you cook on Nauryz?'],
  ])('lets two pass that only begin alike: %s', (a, b) => {
    expect(similarity(a, b)).toBeLessThan(nearDuplicateScore)
  })

  it('is 1 for the same words, and the same from both sides', () => {
    const text = fc.string({ unit: fc.constantFrom(...'қазәіңғ аб?'.split('')), maxLength: 40 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(similarity(a, b)).toBeCloseTo(similarity(b, a), 12)
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0)
        expect(similarity(a, b)).toBeLessThanOrEqual(1)
        if (/[а-яқәіңғ]/.test(a)) expect(similarity(a, a.toUpperCase())).toBeCloseTo(1, 12)
      }),
    )
  })

  it('compares language by language, those that both have', () => {
    const first = { kk: 'Кім көмектесті?', ru: '', en: 'Who helped you?' }
    expect(mostAlike(first, { kk: '', ru: 'Кто помог?', en: 'Who helped you' })).toEqual({
      language: 'en',
      score: 1,
    })
    expect(mostAlike(first, { kk: '', ru: 'Кто помог?', en: '' })).toBeNull()
  })
})

import { describe, expect, it } from 'vitest'
import { guessWordLanguages, languageOfText, majorityLanguage } from './language.ts'

describe('language by letters', () => {
  it.each([
    ['мен қазақстанға көшіп келдім', ['kk', 'kk', 'kk', 'kk']],
    ['моя семья живёт в монголии', ['ru', 'ru', 'ru', 'ru', 'ru']],
    ['i moved to almaty', ['en', 'en', 'en', 'en']],
    ['мама сказала', ['ru', 'ru']],
    ['бірақ мен всё равно пришёл сюда', ['kk', 'kk', 'ru', 'ru', 'ru', 'ru']],
    ['youtube арнамыз қазақша', ['en', 'kk', 'kk']],
    ['2019 жылы қайттым', [null, 'kk', 'kk']],
  ])('%s', (text, expected) => {
    expect(guessWordLanguages(text.split(' '))).toEqual(expected)
  })

  it('goes by the majority', () => {
    expect(majorityLanguage(['ru', 'kk', null, 'kk'])).toBe('kk')
    expect(majorityLanguage(['ru', 'kk'])).toBe('ru')
    expect(majorityLanguage([null])).toBeNull()
  })
})

describe('language of a text', () => {
  it.each([
    ['Мен Қазақстанға көшіп келдім.', 'kk'],
    ['Расскажите о себе!', 'ru'],
    ['Tell us — about Алматы.', 'en'],
    ['123 …', null],
  ])('%s', (text, language) => {
    expect(languageOfText(text)).toBe(language)
  })
})

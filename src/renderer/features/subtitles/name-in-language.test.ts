import { expect, it } from 'vitest'
import { nameInLanguage } from './name-in-language.ts'

it('a track that bears its language’s name bears the new one’s; any other name stays', () => {
  expect(nameInLanguage({ name: 'Қазақша', language: 'kk' }, 'ru')).toBe('Русский')
  expect(nameInLanguage({ name: 'Қазақша (2)', language: 'kk' }, 'en')).toBe('English')
  expect(nameInLanguage({ name: 'Қазақша (2)', language: 'kk' }, 'kk')).toBe('Қазақша (2)')
  expect(nameInLanguage({ name: 'interview_final', language: 'kk' }, 'ru')).toBe('interview_final')
  expect(nameInLanguage({ name: 'English', language: 'kk' }, 'ru')).toBe('English')
})

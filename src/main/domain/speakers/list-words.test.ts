import { describe, expect, it } from 'vitest'
import { languages } from '#shared/language.ts'
import en from '../../../renderer/features/speakers/texts/en.json' with { type: 'json' }
import kk from '../../../renderer/features/speakers/texts/kk.json' with { type: 'json' }
import ru from '../../../renderer/features/speakers/texts/ru.json' with { type: 'json' }
import { contactWords, countryWords, scriptWords, spokenWords, statusWords } from './list-words.ts'

const screen = { kk: kk.speakers, ru: ru.speakers, en: en.speakers }

describe.each(languages)('a list in %s', (language) => {
  it('says what the screen says', () => {
    const inLanguage = (words: Readonly<Record<string, Readonly<Record<typeof language, string>>>>) =>
      Object.fromEntries(Object.entries(words).map(([value, word]) => [value, word[language]]))
    const { country, spoken, script, status, contact } = screen[language]
    expect(inLanguage(countryWords)).toEqual(country)
    expect(inLanguage(spokenWords)).toEqual(spoken)
    expect(inLanguage(scriptWords)).toEqual(script)
    expect(inLanguage(statusWords)).toEqual(status)
    expect(inLanguage(contactWords)).toMatchObject(contact)
  })
})

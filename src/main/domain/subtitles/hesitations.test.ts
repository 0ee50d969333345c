import { describe, expect, it } from 'vitest'
import { rulesFor } from '#shared/subtitle-rules.ts'
import { saidWords } from '../../../../test/support/said-words.ts'
import { restoreText } from '../transcript/text/restore-text.ts'
import { cutIntoCues } from './segment.ts'

const words = restoreText(saidWords('ээ мен мен моңғолиядан келдім | мм қазір алматыда тұрамын', 'kk'), {
  ...{ language: 'kk', glossary: [] },
})
const textOf = (hesitations: 'hide' | 'show') =>
  cutIntoCues(words, rulesFor('kk'), 'kk', { hesitations })
    .map(({ text }) => text.replaceAll('\n', ' '))
    .join(' ')

describe('subtitles', () => {
  it('can do without hesitations and repetitions, and are whole sentences then', () => {
    expect(textOf('hide')).toBe('Мен Моңғолиядан келдім. Қазір Алматыда тұрамын.')
    expect(words).toHaveLength(9)
  })

  it('have every word that was said where that is asked for', () => {
    expect(textOf('show')).toBe('ээ мен Мен Моңғолиядан келдім. мм Қазір Алматыда тұрамын.')
  })
})

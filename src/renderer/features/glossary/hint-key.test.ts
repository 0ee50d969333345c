import i18next from 'i18next'
import { beforeAll, expect, it } from 'vitest'
import type { GlossaryEntry } from '#shared/api/glossary.ts'
import { languages } from '#shared/language.ts'
import { startI18n } from '../../i18n/i18n.ts'
import { hintKey } from './hint-key.ts'

const entries = (count: number) =>
  Array.from(
    { length: count },
    (_, index): GlossaryEntry => ({
      ...{ id: `${index}`, interviewId: null, kind: 'other', notes: '' },
      text: { kk: `Ұзын атау ${index}`, ru: '', en: '' },
    }),
  )
beforeAll(startI18n)

it('says how many names fit where Whisper has no room for all, and that Parakeet uses none', () => {
  expect(hintKey(entries(3), 'whisper', 'kk')).toEqual({ key: 'helps', count: 3, all: 3 })
  expect(hintKey(entries(90), 'gigaam', 'kk')).toEqual({ key: 'helps', count: 90, all: 90 })
  expect(hintKey(entries(90), 'whisper', 'kk')).toEqual({ key: 'helps_whisper', count: 29, all: 90 })
  expect(hintKey(entries(90), 'parakeet', 'en').key).toBe('helps_parakeet')
  expect(hintKey([], 'whisper', 'kk').key).toBe('helps_none')
})

it('has words for it in each language', async () => {
  for (const language of languages) {
    await i18next.changeLanguage(language)
    for (const [count, engine] of [
      ...([3, 90] as const).map((n) => [n, 'whisper'] as const),
      [1, 'parakeet'] as const,
    ]) {
      const { key, ...values } = hintKey(entries(count), engine, 'kk')
      const said = i18next.t(`glossary.${key}`, values)
      expect(said).not.toContain('glossary.')
      expect(said).not.toContain('{{')
      if (key === 'helps_whisper') expect(said).toMatch(/29.*90|90.*29/u)
    }
  }
})

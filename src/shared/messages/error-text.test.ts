import { describe, expect, it } from 'vitest'
import { errorText } from './error-text.ts'

describe('the text of an error', () => {
  it('says how much room there is, where that is known', () => {
    const sizes = { neededBytes: 3_100_000_000, freeBytes: 900_000_000 }
    const text = errorText({ code: 'disk_full', params: { file: 'Whisper', ...sizes } }, 'ru')
    expect(text).toContain('нужно 3100 МБ, свободно 900 МБ')
    expect(errorText({ code: 'disk_full', params: { file: 'Whisper' } }, 'ru')).not.toMatch(/МБ|…/)
  })

  it('says what is wrong with a model, where that is known', () => {
    const [some, cut, unheard] = ['', 'cut_short', 'unheard of'].map((reason) =>
      errorText({ code: 'model_invalid', params: { file: 'a.bin', reason } }, 'en'),
    )
    expect(cut).toContain('incomplete')
    expect(unheard).toBe(some)
  })
  it('says how much of a text is heard, where that is known', () => {
    const [known, unknown] = [{ percent: 9 }, {}].map((figure) =>
      errorText({ code: 'text_not_heard', params: { file: 'a.wav', ...figure } }, 'kk'),
    )
    expect(known).toContain('9 пайызы')
    expect(unknown).toContain('a.wav')
    expect(unknown).not.toMatch(/пайыз|…/)
  })
})

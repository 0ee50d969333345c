import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeName, safeFileName, safeName } from './safe-name.ts'

describe('safeName', () => {
  it.each([
    ['Сұхбат: «Әке туралы»', 'Сұхбат «Әке туралы»'],
    ['a/b\\c', 'a b c'],
    ['...', 'x'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['Неге? *жақсы* ', 'Неге жақсы'],
    ['../../etc', 'etc'],
    ['конец...', 'конец'],
  ])('makes %j into %j', (title, name) => {
    expect(safeName(title, 'x')).toBe(name)
  })

  it('cuts between whole letters, also where a letter is several code points', () => {
    expect(safeName('й'.normalize('NFD').repeat(50), 'x', 9)).toBe('йййй')
    expect(safeName('👩🏽‍🚒👩🏽‍🚒', 'x', 20)).toBe('👩🏽‍🚒')
  })

  it('is always one part of a path that Windows takes, and stays the same when made twice', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 0x10ffff }), { maxLength: 120 }), (codes) => {
        const title = String.fromCodePoint(...codes).toWellFormed()
        const name = safeName(title, 'x')
        expect(name).not.toBe('')
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(181)
        expect(name).not.toMatch(/[<>:"/\\|?*]|^\.|[. ]$/)
        expect(safeName(name, 'x', 300)).toBe(name)
      }),
      { numRuns: 100 },
    )
  })
})

describe('safeFileName', () => {
  it.each([
    ['Сұхбат: 1.MP4', 'Сұхбат 1.MP4'],
    ['C:\\Users\\me\\ә.mp4', 'ә.mp4'],
    ['.mp4', 'mp4'],
    [`${'ұ'.repeat(300)}.mov`, `${'ұ'.repeat(88)}.mov`],
  ])('makes %j into %j', (given, name) => {
    expect(safeFileName(given, 'recording')).toBe(name)
  })
})

describe('freeName', () => {
  it('numbers a name before its extension', () => {
    const taken = new Set(['а.mp4', 'а (2).mp4'])
    expect(freeName('а.mp4', (name) => taken.has(name))).toBe('а (3).mp4')
    expect(freeName('б.mp4', (name) => taken.has(name))).toBe('б.mp4')
  })
})

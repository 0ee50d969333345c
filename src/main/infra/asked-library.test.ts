import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAskedLibrary, UsageError } from './asked-library.ts'

describe('what is asked for when the app starts', () => {
  it.each([
    [['/iz'], null, false],
    [['/iz', '--library', '/Кітапхана 1'], '/Кітапхана 1', false],
    [['/iz', '--library=/Кітапхана 1'], '/Кітапхана 1', false],
    [['--inspect=0', '--no-sandbox', '-r', 'loader.js', '/iz', '--demo'], null, true],
    [['--port', '8123', '--demo', '--library', 'Iz Studio'], 'Iz Studio', true],
    [['/iz', '--library', './Кітапхана/'], 'Кітапхана', false],
    [['/iz', '--library=../x'], '../x', false],
    [['/iz', '--', '--demo'], null, false],
  ])('%j', (args, library, demo) => {
    expect(readAskedLibrary(args)).toEqual({ library: library && resolve(library), demo })
  })

  it.each([
    [['--library']],
    [['--library=']],
    [['--library', '']],
    [['--library', '--demo']],
    [['--demo=yes']],
  ])('refuses %j', (args) => {
    expect(() => readAskedLibrary(args)).toThrow(UsageError)
  })
})

import { describe, expect, it } from 'vitest'
import { readAskedLibrary } from './asked-library.ts'

describe('what is asked for when the app starts', () => {
  it.each([
    [['/iz'], null, false],
    [['/iz', '--library', '/Кітапхана 1'], '/Кітапхана 1', false],
    [['/iz', '--library=/Кітапхана 1'], '/Кітапхана 1', false],
    [['--inspect=0', '--no-sandbox', '-r', 'loader.js', '/iz', '--demo'], null, true],
    [['--port', '8123', '--demo', '--library', 'C:\\Iz Studio'], 'C:\\Iz Studio', true],
    [['/iz', '--', '--demo'], null, false],
  ])('%j', (args, library, demo) => {
    expect(readAskedLibrary(args)).toEqual({ library, demo })
  })

  it.each([[['--library']], [['--library', '--demo']], [['--demo=yes']]])('refuses %j', (args) => {
    expect(() => readAskedLibrary(args)).toThrow(TypeError)
  })
})

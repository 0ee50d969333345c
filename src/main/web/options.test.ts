import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseWebOptions } from './options.ts'

describe('the flags of the browser host', () => {
  it('are all optional', () => {
    expect(parseWebOptions([])).toEqual({ open: true, port: 0, library: null, demo: false })
  })

  it('say what to open, and where', () => {
    expect(parseWebOptions(['--no-open', '--port', '8123', '--library', 'Кітапхана 1', '--demo'])).toEqual({
      open: false,
      port: 8123,
      library: resolve('Кітапхана 1'),
      demo: true,
    })
  })

  it.each([
    ['--port', 'any'],
    ['--port', '65536'],
    ['--port=-1'],
    ['--open'],
    ['file.mp4'],
    ['--library'],
    ['--library='],
  ])('refuse %s %s', (...args) => {
    expect(() => parseWebOptions(args)).toThrow(TypeError)
  })
})

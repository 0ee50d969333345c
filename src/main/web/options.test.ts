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

  it.each([['--open'], ['file.mp4'], ['--library'], ['--library=']])('refuse %s %s', (...args) => {
    expect(() => parseWebOptions(args)).toThrow(TypeError)
  })

  it.each(['any', '65536', '-1', '80.5'])('name a port that is none: %s', (value) => {
    const params = expect.objectContaining({ option: '--port', value })
    expect(() => parseWebOptions([`--port=${value}`])).toThrow(
      expect.objectContaining({ code: 'invalid_input', params }),
    )
  })
})

import { expect, it } from 'vitest'
import { IzError } from '#shared/error.ts'
import { languages } from '#shared/language.ts'
import { startFailure, WindowError } from '../../src/main/electron/start-failure.ts'
import { readAskedLibrary } from '../../src/main/infra/asked-library.ts'

function refusal(args: string[]): unknown {
  try {
    return readAskedLibrary(args)
  } catch (error) {
    return error
  }
}

it.each(languages)(
  'options that are wrong are told in words of %s, and end with a number of their own',
  (language) => {
    const { text, exitCode } = startFailure(refusal(['/iz', '--library']), language)
    expect(text).toMatch(/--library \p{L}+.*--demo/u)
    expect(text).not.toMatch(/TypeError|argument/)
    expect(exitCode).toBe(2)
  },
)

it('a library that cannot be opened would not open in the browser either', () => {
  const failure = startFailure(new IzError('file_exists', { file: 'Фото' }), 'en')
  expect(failure).toEqual({ text: expect.stringContaining('Фото'), exitCode: 2 })
})

it('a folder that only the window needs leaves the browser to be tried, and is told in words', () => {
  const cause = new IzError('path_not_writable', { file: 'chromium' })
  const { text } = startFailure(cause, 'kk')
  expect(startFailure(new WindowError(cause), 'kk')).toEqual({ text, exitCode: 1 })
  expect(text).toContain('chromium')
})

it('anything else leaves the browser to be tried', () => {
  expect(startFailure(new Error('no GPU'), 'en')).toEqual({ text: 'Error: no GPU', exitCode: 1 })
})

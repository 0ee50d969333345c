import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { typedPath } from './typed-path.ts'

const path = resolve('/медиа', 'Жазба "1" о\'кей.mp4')

describe('a path that somebody typed', () => {
  it.each([
    ['as it is', path],
    ['with spaces around', `  ${path}\n`],
    ['in the quotes that Windows copies it in', `"${path}"`],
    ['in those of a shell', `'${path}'`],
    ['in those of a text', `«${path}»`],
    ['with a way round', join(path, '..', '.', 'x', '..', 'Жазба "1" о\'кей.mp4')],
  ])('%s is that path', (_, typed) => {
    expect(typedPath(typed)).toBe(path)
  })

  it('of a picker keeps a space at its end', () => {
    expect(typedPath(`${path} `)).toBe(`${path} `)
  })

  it.each(['Жазбалар', './x.mp4', '~/Iz', '"Жазбалар"', ''])(
    '%s is refused, and the refusal says why',
    (typed) => {
      expect(() => typedPath(typed)).toThrow(
        expect.objectContaining({
          code: 'invalid_input',
          params: expect.objectContaining({ reason: 'part_of_path' }),
        }),
      )
    },
  )
})

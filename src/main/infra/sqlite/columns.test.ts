import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { restorePath, storePath } from './columns.ts'

const folder = join('/', 'Кітапхана "қ"')

describe('a path of the library', () => {
  it('comes back as it was', () => {
    const name = fc.constantFrom('а.mp4', '..б', 'в..', 'г д', '...')
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (parts) => {
        const path = join(folder, 'media', ...parts)
        const stored = storePath(folder, path)
        expect(stored.base).toBe('library')
        expect(restorePath(folder, stored.base, stored.path)).toBe(path)
      }),
    )
  })

  it.each(['../secret.txt', 'media/../../secret.txt', '..', '', 'attachments/../..', '.'])(
    'that a crafted library leads out of it is refused: %s',
    (path) => {
      expect(() => restorePath(folder, 'library', path)).toThrow(
        expect.objectContaining({ code: 'library_damaged' }),
      )
    },
  )
})

import { copyFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { loadFontFiles } from './catalogue.ts'
import { drawnLetters } from './drawn-letters.ts'

it('a font is read once, by whoever asks at the same moment as well, and again where it could not be read', async () => {
  const path = join(makeTempDir(), 'қаріп.ttf')
  await expect(drawnLetters(path)).rejects.toMatchObject({ code: 'ENOENT' })
  const [files] = Object.values(await loadFontFiles())
  await copyFile(join('node_modules', files?.regular ?? ''), path)
  const [isDrawn, again] = await Promise.all([drawnLetters(path), drawnLetters(path)])
  expect(again).toBe(isDrawn)
  await rm(path)
  expect(await drawnLetters(path)).toBe(isDrawn)
  expect(['ә', '中', 'ә', '中'].map(isDrawn)).toEqual([true, false, true, false])
})

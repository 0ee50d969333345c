import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import {
  ctcModelPath,
  ctcVocabularyPath,
  whisperModelPath,
} from '../../../../test/support/speech-recordings.ts'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { parametersOf } from './describe-model.ts'
import { ggmlMagic } from './ggml-file.ts'

const folder = makeTempDir('parameters')

/** The header of a Whisper file of this shape, and no weights. */
function withShape(name: string, width: number, audioLayers: number, textLayers: number) {
  const path = join(folder, `${name}.bin`)
  const numbers = [ggmlMagic, 51_866, 1500, width, 16, audioLayers, 448, width, 16, textLayers, 128, 1]
  writeFileSync(path, Buffer.from(Uint32Array.from(numbers).buffer))
  return { engine: 'whisper', path, vocabularyPath: null } as const
}

it.each([
  ['tiny', 384, 4, 4, 39],
  ['small', 768, 12, 12, 244],
  ['medium', 1024, 24, 24, 769],
  ['large-v3-turbo', 1280, 32, 4, 809],
  ['large-v3', 1280, 32, 32, 1550],
])('the shape of a whisper %s tells its published size', async (name, width, audio, text, millions) => {
  const found = (await parametersOf(withShape(name, width, audio, text))) ?? 0
  expect(Math.abs(found / 1e6 / millions - 1)).toBeLessThan(0.07)
})

it('nothing is told by what is no whisper, cut short, or gone', async () => {
  const gigaam = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath } as const
  expect(await parametersOf(gigaam)).toBeNull()
  const short = withShape('short', 1, 1, 1)
  writeFileSync(short.path, Buffer.alloc(20))
  expect(await parametersOf(short)).toBeNull()
  expect(await parametersOf({ ...short, path: join(folder, 'жоқ.bin') })).toBeNull()
  expect(await parametersOf({ ...short, path: whisperModelPath })).toBeGreaterThan(0)
})

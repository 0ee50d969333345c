import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { JsonModelRegistry } from './model-registry.ts'

const russian = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'

it('gives a GigaAM of the person the languages that its vocabulary can spell, whatever an earlier version wrote', () => {
  const folder = makeTempDir('registry')
  const vocabularyPath = join(folder, 'vocab.txt')
  writeFileSync(vocabularyPath, ['▁', ...russian, '<blk>'].map((token, id) => `${token} ${id}`).join('\n'))
  const record = {
    ...{ name: 'm', engine: 'gigaam', path: join(folder, 'm.onnx'), vocabularyPath },
    ...{ languages: ['kk', 'ru', 'en'], canTranslate: false, own: false },
  }
  const written = [
    { ...record, id: 'own' },
    { ...record, id: 'of the catalogue', catalogueId: 'gigaam' },
    { ...record, id: 'gone', vocabularyPath: join(folder, 'gone.txt') },
  ]
  writeFileSync(join(folder, 'models.json'), JSON.stringify(written))
  const registry = new JsonModelRegistry(folder)
  const languages = () => registry.list().map((one) => [one.id, one.languages])
  const expected = [
    ['own', ['ru']],
    ['of the catalogue', ['kk', 'ru', 'en']],
    ['gone', ['kk', 'ru', 'en']],
  ]
  expect(languages()).toEqual(expected)
  registry.save(registry.list())
  expect(languages()).toEqual(expected)
})

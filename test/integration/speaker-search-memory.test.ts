import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { SqliteSpeakers } from '../../src/main/infra/sqlite/speaker-repository.ts'
import type { SpeakerTexts } from '../../src/main/services/speakers/ports.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

afterEach(() => vi.restoreAllMocks())

/** The texts that are read and folded, by the speakers' ids; whoever is read again had been forgotten. */
function watchReading(): string[] {
  const read: string[] = []
  const texts = SqliteSpeakers.prototype.texts
  vi.spyOn(SqliteSpeakers.prototype, 'texts').mockImplementation(function (
    this: SqliteSpeakers,
  ): SpeakerTexts[] {
    return texts.call(this).map((one) => ({
      ...one,
      read: () => {
        read.push(one.id)
        return one.read()
      },
    }))
  })
  return read
}

it('what the search has folded is forgotten when somebody is erased and when another library opens', async () => {
  const root = makeTempDir('speaker-search-memory')
  const { services } = await composeIn(root)
  try {
    const { speakers, app } = services
    const make = (kk: string) => speakers.create({ name: { kk, ru: '', en: '' } })
    const [stays, goes] = [await make('Айгерім'), await make('Ерлан')]
    const read = watchReading()
    await speakers.search('айгерім')
    await speakers.search('айгер')
    expect(read.splice(0).toSorted()).toEqual([stays.id, goes.id].toSorted())

    await speakers.erase(goes.id, 'erase', { removeBackups: false })
    await speakers.search('айгерім')
    expect(read.splice(0)).toEqual([stays.id])

    await app.createLibrary(join(root, 'other'))
    await app.openLibrary(join(root, 'lib'))
    await speakers.search('айгерім')
    expect(read).toEqual([stays.id])
  } finally {
    await services.close()
  }
})

import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { DiskModelFolder } from './model-folder.ts'

describe('the folder of models', () => {
  const killed = ['.ggml.part-0a1b2c3d4e5f.bin', 'whole.bin', 'whole.bin.part', 'whole.bin.part.json']
  const hour = 3_600_000

  function left(): string {
    const folder = makeTempDir()
    for (const place of [folder, join(folder, 'a')]) {
      mkdirSync(place, { recursive: true })
      for (const name of killed) {
        writeFileSync(join(place, name), 'x')
        // The time of the file it was copied from.
        utimesSync(join(place, name), 1, 1)
      }
    }
    return folder
  }

  it('is freed of what a killed copy or upload has left, and of nothing else', async () => {
    const folder = left()
    await sleep(20)
    await new DiskModelFolder(folder, folder, 10).unfinished([])
    expect(readdirSync(folder).sort()).toEqual(['a', ...killed.slice(1)])
    expect(readdirSync(join(folder, 'a')).sort()).toEqual(killed.slice(1))
  })

  it('keeps what another window may be writing', async () => {
    const folder = left()
    await new DiskModelFolder(folder, folder, hour).unfinished([])
    expect(readdirSync(join(folder, 'a')).sort()).toEqual(killed)
  })
})

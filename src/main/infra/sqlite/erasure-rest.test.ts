import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { migrationsDir } from '../paths.ts'
import { Database } from './database.ts'
import { keepRest, readRest } from './erasure-rest.ts'
import { migrate, readMigrations } from './migrations.ts'
import { SqliteSpeakerErasure } from './speaker-erasure.ts'

let folder: string
let db: Database
beforeEach(() => {
  folder = makeTempDir()
  db = new Database(join(folder, 'library.db'))
  migrate(db, readMigrations(migrationsDir), join(folder, 'backups'))
})
afterEach(() => db.close())

function inLibrary(path: string): string {
  const place = join(folder, ...path.split('/'))
  mkdirSync(join(place, '..'), { recursive: true })
  return place
}

it('what is to be deleted is a folder where it was said to be one, wherever it lies, and else a file', () => {
  const [kept, whole] = [inLibrary('cache/қалады'), inLibrary('суреттер/бума')]
  for (const place of [kept, whole]) {
    mkdirSync(place)
    writeFileSync(join(place, 'a'), '')
  }
  keepRest(db, { files: ['cache/қалады'], folders: ['суреттер/бума'], rewrite: false, backups: null })
  expect(new SqliteSpeakerErasure(db, folder).finish()).toMatchObject({ files: ['қалады'] })
  expect([existsSync(join(kept, 'a')), existsSync(whole)]).toEqual([true, false])
  expect(readRest(db)).toMatchObject({ files: ['cache/қалады'], folders: [] })
})

it('what a version before this one left to do is done', () => {
  const [file, cached] = [inLibrary('media/а.mp4'), inLibrary('cache/take')]
  writeFileSync(file, '')
  mkdirSync(cached)
  writeFileSync(join(cached, 'peaks.json'), '')
  const left = JSON.stringify({ files: ['media/а.mp4', 'cache/take'], rewrite: true, backups: null })
  db.run(`INSERT INTO meta (key, value) VALUES ('erasure', ?)`, left)
  expect(new SqliteSpeakerErasure(db, folder).finish()).toBeNull()
  expect([existsSync(file), existsSync(cached)]).toEqual([false, false])
})

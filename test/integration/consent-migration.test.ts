import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrationsDir } from '../../src/main/infra/paths.ts'
import { Database } from '../../src/main/infra/sqlite/database.ts'
import { migrate, readMigrations } from '../../src/main/infra/sqlite/migrations.ts'
import { composeIn } from '../support/library-folder.ts'
import { makeTempDir } from '../support/temp.ts'

const day = '2025-01-01'

/** A library of the time before an interview knew that it needs a consent. */
function olderLibrary(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const db = new Database(join(folder, 'library.db'))
  const migrations = readMigrations(migrationsDir)
  const since = migrations.findIndex(({ name }) => name === 'consent-asked')
  migrate(db, migrations.slice(0, since), join(folder, 'backups'))
  db.run(
    `INSERT INTO speaker (id, name_kk, name_ru, name_en, created_at, updated_at) VALUES ('айгерім', 'Айгерім', '', '', ?, ?)`,
    day,
    day,
  )
  for (const [id, speaker] of [
    ['own', null],
    ['linked', 'айгерім'],
    ['cleared', null],
    ['signed', null],
    ['mistaken', null],
    ['named', null],
  ] as const) {
    db.run(
      `INSERT INTO interview (id, title, speaker_name, notes, created_at, updated_at, speaker_id) VALUES (?, ?, '', '', ?, ?, ?)`,
      ...[id, id, day, day, speaker],
    )
  }
  for (const [interview, anonymity, signedOn, deletedAt] of [
    ['linked', 'first_name', day, null],
    ['signed', 'named', day, day],
    ['mistaken', 'first_name', null, day],
    ['own', 'named', null, null],
    ['named', 'named', day, null],
  ] as const) {
    db.run(
      `INSERT INTO consent (id, kind, interview_id, platforms, languages, anonymity, approval_required, form_version,
         form_language, signed_on, adult_confirmed, guardian_name, guardian_relation, guardian_contact, revocation_contact,
         withdrawal_reason, notes, created_at, updated_at, deleted_at)
       VALUES (?, 'release', ?, '[]', '[]', ?, 0, '', 'kk', ?, 0, '', '', '', '', '', '', ?, ?, ?)`,
      ...[`release ${interview}`, interview, anonymity, signedOn, day, day, deletedAt],
    )
  }
  db.run(
    `INSERT INTO consent_approval (id, consent_id, decision, decided_on, by_name, note, created_at)
     VALUES ('said', 'release linked', 'approved', ?, '', '', ?)`,
    day,
    day,
  )
  const change = {
    table: 'interview',
    id: 'cleared',
    before: { speaker_id: 'айгерім' },
    after: { speaker_id: null },
  }
  db.run(
    `INSERT INTO history (label, subject, changes, created_at) VALUES ('interview_update', '', ?, ?)`,
    JSON.stringify([change]),
    day,
  )
  db.close()
}

it('an older library learns which interviews need a consent, and keeps what its forms say', async () => {
  const root = makeTempDir()
  olderLibrary(join(root, 'lib'))
  const { services } = await composeIn(root)
  try {
    const overview = (interviewId: string) => services.consents.overview({ interviewId })
    const needing: string[] = []
    for (const { id } of await services.interviews.list()) {
      if ((await overview(id)).interviews[0]?.needsConsent) needing.push(id)
    }
    expect(needing.sort()).toEqual(['cleared', 'linked', 'named', 'own', 'signed'])
    const [release] = (await overview('linked')).records
    expect(release).toMatchObject({ anonymity: 'first_name', approvals: [{ id: 'said' }] })
    // 'named' stood on every form from the beginning: it is an answer only where somebody signed it.
    expect((await overview('own')).records[0]?.anonymity).toBeNull()
    expect((await overview('named')).records[0]?.anonymity).toBe('named')
    // A step of undo from before still finds its field.
    await services.consents.update('release linked', { anonymity: null })
    await services.history.undo()
    expect((await overview('linked')).records[0]?.anonymity).toBe('first_name')
    expect((await services.app.diagnostics()).library?.integrity).toBe('ok')
  } finally {
    await services.close()
  }
})

import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { makeRecording } from '../support/media.ts'
import { markAt } from '../support/session-marks.ts'
import { makeTempDir } from '../support/temp.ts'

const nameless = 'Аты-жөні жасырылған кейіпкер'
let folder: string
let services: Services
let speakerId: string
let interviewId: string
const name = (kk: string) => ({ kk, ru: '', en: '' })
const erase = () => services.speakers.erase(speakerId, 'erase', { removeBackups: false })
const listed = async () =>
  (await services.speakers.previewErasure(speakerId, 'erase')).items.map(
    ({ subject, outcome, count }) => `${subject} ${outcome} ${count}`,
  )
const history = () => {
  const db = new DatabaseSync(join(folder, 'lib', 'library.db'), { readOnly: true })
  const rows = db.prepare('SELECT subject, changes FROM history').all()
  db.close()
  return JSON.stringify(rows)
}

beforeEach(async () => {
  await services?.close()
  folder = makeTempDir()
  services = (await composeIn(folder)).services
  speakerId = (await services.speakers.create({ name: name('Айгерім Серікова') })).id
  const fields = { title: 'Көш', speakerName: '', language: 'kk' as const, notes: '', speakerId }
  interviewId = (await services.interviews.create(fields)).id
})
afterAll(() => services.close())

const own = (text: string) => ({
  from: 'own' as const,
  text: name(text),
  role: 'core' as const,
  themeId: null,
})

describe('what people wrote in the person’s own interviews', () => {
  it('loses the name in the plan, and the steps of undo that hold it', async () => {
    const { items } = await services.plans.add(
      interviewId,
      [own('Айгерімнің әкесі кім?'), own('Неге көштіңіз?')],
      0,
    )
    await services.plans.updateItem(items[1]?.id ?? '', { note: 'Серікованың анасын сұрау' })
    await services.plans.updateItem(items[1]?.id ?? '', { note: 'Анасын сұрау' })
    expect(await listed()).toEqual(expect.arrayContaining(['plans changed 1', 'plans kept 1']))
    await erase()
    const { items: after } = await services.plans.get(interviewId)
    expect(after.map(({ text, note }) => [text.kk, note])).toEqual([
      [`${nameless} әкесі кім?`, ''],
      ['Неге көштіңіз?', 'Анасын сұрау'],
    ])
    expect(history()).not.toMatch(/Айгерім|Серіков/u)
  })

  it('loses it in the notes from the set, and those that were taken back', async () => {
    const marks = [
      markAt(0, 'asked', 0, { text: name('Айгерім, қалайсыз?') }),
      markAt(1000, 'note', 1, { note: 'Серікова жылады' }),
      markAt(2000, 'note', 2, { note: 'Үзіліс' }),
    ]
    const ops = marks.map((mark) => ({ op: 'add' as const, mark }))
    await services.sessions.record({ interviewId, utcOffsetMinutes: 300, ops })
    await services.sessions.removeMark(marks[1]?.id ?? '')
    expect(await listed()).toEqual(expect.arrayContaining(['sessions changed 2', 'sessions kept 1']))
    await erase()
    const db = new DatabaseSync(join(folder, 'lib', 'library.db'), { readOnly: true })
    const rows = db.prepare('SELECT text_kk, note FROM session_mark ORDER BY seq').all()
    db.close()
    expect(rows.map((row) => [row.text_kk, row.note])).toEqual([
      [`${nameless}, қалайсыз?`, ''],
      ['', `${nameless} жылады`],
      ['', 'Үзіліс'],
    ])
  })

  it('loses it in the shooting day, but not where a place or somebody of the crew is called so', async () => {
    const venue = { name: 'Айгерім кафесі', address: 'Айгерім Серікованың үйі', mapUrl: '', parking: '' }
    const member = { id: 'a', role: 'camera' as const, phone: '', callTime: null, contact: false }
    const { id } = await services.shoots.create(interviewId, {
      ...{ date: '2026-12-01', notes: 'Айгерімді күту', venue: { ...venue, hospital: '', notes: '' } },
      crew: [{ ...member, name: 'Айгерім Болатова' }],
      schedule: [{ id: 'b', at: '10:00', text: 'Серікова келеді' }],
    })
    await services.shoots.create(interviewId, { date: '2026-12-02', notes: 'Екінші күн' })
    expect(await listed()).toEqual(
      expect.arrayContaining(['shoots changed 1', 'shoots kept 1', 'mentions kept 1']),
    )
    await erase()
    expect(await services.shoots.get(id)).toMatchObject({
      ...{ date: '2026-12-01', notes: `${nameless} күту` },
      venue: { name: 'Айгерім кафесі', address: `${nameless} үйі` },
      crew: [{ ...member, name: 'Айгерім Болатова' }],
      schedule: [{ id: 'b', at: '10:00', text: `${nameless} келеді` }],
    })
  })

  it('loses it in the titles of clips', async () => {
    const path = await makeRecording(folder, 'жазба.mp4', { seconds: 2, size: '64x36' })
    const { take, job } = await services.takes.importPath(interviewId, path)
    expect((await ended(services, job.id)).error).toBeNull()
    const clip = (title: string) =>
      services.clips.create(take.id, {
        ...{ title, inMs: 0, outMs: 500, trackId: null, styleId: null, presets: ['square'] },
        ...{ burnIn: false, sidecar: 'none' },
      })
    for (const title of ['Айгерімнің арманы', 'Арман']) await clip(title)
    expect(await listed()).toEqual(expect.arrayContaining(['clips changed 1', 'clips kept 1']))
    await erase()
    const titles = (await services.clips.list(interviewId)).map(({ title }) => title)
    expect(new Set(titles)).toEqual(new Set([`${nameless} арманы`, 'Арман']))
  })

  it('stays as it is in the interviews of others', async () => {
    const other = await services.interviews.create({
      ...{ title: 'Тойы', speakerName: '', language: 'kk', notes: '', speakerId: null },
    })
    await services.plans.add(other.id, [own('Айгерім Серікова кім?')], 0)
    expect(await listed()).toContain('mentions kept 1')
    await erase()
    expect((await services.plans.get(other.id)).items[0]?.text.kk).toBe('Айгерім Серікова кім?')
  })
})

import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Services } from '../../src/main/services/services.ts'
import type { Mark, MarkBatch, MarkKind } from '../../src/shared/api/sessions.ts'
import { composeIn, ended } from '../support/library-folder.ts'
import { makeRecording } from '../support/media.ts'
import type { SessionPlan } from '../support/session-child.ts'
import { anyMarks, beganMs } from '../support/session-marks.ts'
import { makeTempDir } from '../support/temp.ts'

const fields = { title: 'Алматыға көшу', speakerName: 'Айгүл', language: 'kk', notes: '' } as const
const noText = { kk: '', ru: '', en: '' }

/** A sitting's marks, `atMs` after `beganMs`. */
function sitting(...made: [atMs: number, kind: MarkKind, words?: Partial<Mark>][]): Mark[] {
  const sessionId = randomUUID()
  return made.map(([atMs, kind, words], seq) => ({
    ...{ id: randomUUID(), sessionId, seq, kind, at: new Date(beganMs + atMs).toISOString() },
    ...{ itemId: null, text: noText, note: '' },
    ...words,
  }))
}

const batchOf = (interviewId: string, marks: readonly Mark[]): MarkBatch => ({
  interviewId,
  utcOffsetMinutes: 300,
  ops: marks.map((mark) => ({ op: 'add', mark })),
})

describe('marks made on the set', () => {
  const root = makeTempDir()
  let services: Services
  let interviewId = ''
  beforeAll(async () => {
    services = (await composeIn(root)).services
    interviewId = (await services.interviews.create(fields)).id
  })
  afterAll(() => services.close())
  const kept = async () => (await services.sessions.list(interviewId)).flatMap(({ marks }) => marks)

  it('are kept once however often they are sent, and in whatever pieces', async () => {
    const longEnough = anyMarks.filter((made) => made.length > 3)
    const [sample] = fc.sample(longEnough, { numRuns: 1, seed: 8 })
    const sessionId = randomUUID()
    const marks = (sample ?? []).map((mark) => ({ ...mark, id: randomUUID(), sessionId }))
    await services.sessions.record(batchOf(interviewId, marks.slice(0, 3)))
    expect(await services.sessions.record(batchOf(interviewId, marks.slice(0, 3)))).toEqual({ applied: 0 })
    expect(await services.sessions.record(batchOf(interviewId, marks))).toEqual({
      applied: marks.length - 3,
    })
    expect(await kept()).toEqual(marks)
    const [session] = await services.sessions.list(interviewId)
    await services.sessions.remove(session!.id)
  })

  it('stay taken back when the journal is sent again', async () => {
    const marks = sitting([0, 'start'], [1000, 'asked'], [2000, 'great'])
    const batch = batchOf(interviewId, marks)
    batch.ops.push({ op: 'remove', id: marks[2]!.id })
    expect(await services.sessions.record(batch)).toEqual({ applied: 4 })
    expect(await services.sessions.record(batch)).toEqual({ applied: 0 })
    expect(await kept()).toEqual(marks.slice(0, 2))
    await services.sessions.record({ ...batch, ops: [{ op: 'remove', id: randomUUID() }] })
    expect(await kept()).toEqual(marks.slice(0, 2))
  })

  it('bring a session back that was removed while it went on', async () => {
    const interview = await services.interviews.create({ ...fields, title: 'Жалғасып жатыр' })
    const marks = sitting([0, 'start'], [1000, 'asked'], [2000, 'great'])
    const seen = async () => (await services.sessions.list(interview.id)).flatMap((one) => one.marks)
    await services.sessions.record(batchOf(interview.id, marks.slice(0, 2)))
    await services.sessions.remove(marks[0]!.sessionId)
    // What was sent before says nothing new, so the removal stands.
    expect(await services.sessions.record(batchOf(interview.id, marks.slice(0, 2)))).toEqual({ applied: 0 })
    expect(await seen()).toEqual([])
    const answer = await services.sessions.record(batchOf(interview.id, marks))
    expect(answer).toEqual({ applied: 1, restored: true })
    expect(await seen()).toEqual(marks)
    expect(await services.history.undo()).toMatchObject({ label: 'session_restore' })
    expect(await seen()).toEqual([])
    expect(await services.history.undo()).toMatchObject({ label: 'session_remove' })
    expect(await seen()).toEqual(marks)
    // The other tests' session stays as it was.
    await services.interviews.remove(interview.id)
  })

  it('are all refused or none', async () => {
    const before = await kept()
    const elsewhere = await services.interviews.create({ ...fields, title: 'Басқа' })
    const [own] = before
    const mixed = sitting([0, 'start'])
    const foreign = { ...sitting([5000, 'asked'])[0]!, sessionId: own!.sessionId }
    await expect(services.sessions.record(batchOf(elsewhere.id, [...mixed, foreign]))).rejects.toMatchObject({
      code: 'invalid_input',
    })
    expect(await services.sessions.list(elsewhere.id)).toEqual([])
    await expect(services.sessions.record(batchOf('nobody', mixed))).rejects.toMatchObject({
      code: 'not_found',
    })
    expect(await kept()).toEqual(before)
  })

  it('can be corrected and removed afterwards, and that undone', async () => {
    const before = await kept()
    const asked = before.find(({ kind }) => kind === 'asked')!
    await services.sessions.editMark(asked.id, 'қайта сұрау')
    expect((await kept()).find(({ id }) => id === asked.id)?.note).toBe('қайта сұрау')
    await services.sessions.removeMark(asked.id)
    expect((await kept()).map(({ id }) => id)).not.toContain(asked.id)
    await services.sessions.remove(asked.sessionId)
    expect(await kept()).toEqual([])
    expect(await services.history.undo()).toMatchObject({ label: 'session_remove', subject: fields.title })
    expect(await services.history.undo()).toMatchObject({ label: 'mark_remove' })
    expect(await services.history.undo()).toMatchObject({ label: 'mark_edit' })
    expect(await kept()).toEqual(before)
    expect(await services.history.redo()).toMatchObject({ label: 'mark_edit' })
  })
})

describe('a recording that comes later', () => {
  const root = makeTempDir()
  let services: Services
  let interviewId = ''
  const marks = sitting(
    [-20_000, 'start'],
    [3000, 'asked', { text: { kk: 'Қашан көштіңіз?', ru: '', en: '' } }],
    [15_000, 'asked', { text: { kk: 'Не қиын болды?', ru: '', en: '' } }],
    [20_000, 'great'],
    [21_000, 'note', { note: 'аяғы жақсы' }],
    [28_500, 'asked', { text: { kk: 'Арманыңыз?', ru: '', en: '' } }],
    [100_000, 'end'],
  )
  beforeAll(async () => {
    services = (await composeIn(root)).services
    interviewId = (await services.interviews.create(fields)).id
    await services.sessions.record(batchOf(interviewId, marks))
  })
  afterAll(() => services.close())

  async function imported(name: string, options: string[], modifiedMs: number): Promise<string> {
    const path = await makeRecording(root, name, { seconds: 40, size: '64x36', options })
    utimesSync(path, modifiedMs / 1000, modifiedMs / 1000)
    const { take, job } = await services.takes.importPath(interviewId, path)
    expect((await ended(services, job.id)).error).toBeNull()
    return take.id
  }

  it('is laid under the marks by its creation time; they become chapters and a clip', async () => {
    const stamp = ['-metadata', `creation_time=${new Date(beganMs).toISOString()}`]
    const takeId = await imported('камера.mp4', stamp, beganMs + 40_000)
    const alignment = await services.sessions.alignment(takeId)
    expect(alignment).toMatchObject({
      startedAt: new Date(beganMs).toISOString(),
      source: 'created',
      markCount: 7,
      chaptersShown: true,
    })
    expect(alignment.marks.map(({ atMs }) => atMs)).toEqual([3000, 15_000, 20_000, 21_000, 28_500])
    expect(alignment.chapters.map(({ startMs, text }) => [startMs, text.kk])).toEqual([
      [0, 'Қашан көштіңіз?'],
      [15_000, 'Не қиын болды?'],
      [28_000, 'Арманыңыз?'],
    ])
    expect(alignment.suggestions).toMatchObject([
      { inMs: 15_000, outMs: 28_500, text: { kk: 'Не қиын болды?' }, notes: ['аяғы жақсы'] },
    ])
    const [suggestion] = alignment.suggestions
    const clip = await services.clips.create(takeId, {
      ...{ title: suggestion!.text.kk, inMs: suggestion!.inMs, outMs: suggestion!.outMs },
      ...{ trackId: null, styleId: null, presets: ['youtube'], burnIn: false, sidecar: 'none' },
    })
    expect(clip).toMatchObject({ takeId, inMs: 15_000, outMs: 28_500 })
  })

  it('is laid under them by its modification time when it does not say when it was made', async () => {
    const takeId = await imported('диктофон.mkv', [], beganMs + 40_000)
    const alignment = await services.sessions.alignment(takeId)
    expect(alignment.source).toBe('modified')
    expect(Math.abs(Date.parse(alignment.startedAt!) - beganMs)).toBeLessThanOrEqual(100)
    expect(alignment.marks).toHaveLength(5)
  })

  it('is moved by ear to a tenth of a second, which can be undone and given up', async () => {
    const takeId = await imported('кеш.mkv', [], beganMs + 3_600_000)
    const guessed = await services.sessions.alignment(takeId)
    expect([guessed.marks, guessed.chapters, guessed.suggestions]).toEqual([[], [], []])
    const moved = await services.sessions.align(takeId, new Date(beganMs - 1100).toISOString())
    expect(moved.source).toBe('manual')
    expect(moved.marks.map(({ atMs }) => atMs)).toEqual([4100, 16_100, 21_100, 22_100, 29_600])
    expect(await services.history.undo()).toMatchObject({ label: 'take_align', subject: 'кеш.mkv' })
    expect(await services.sessions.alignment(takeId)).toEqual(guessed)
    await services.history.redo()
    expect(await services.sessions.alignment(takeId)).toEqual(moved)
    expect(await services.sessions.align(takeId, null)).toEqual(guessed)
  })
})

describe('an app that is killed between marks', () => {
  it.each([0, 1, 7, 19])('has every mark it had answered for: killed after %i', async (lastAnswered) => {
    const root = makeTempDir()
    const before = (await composeIn(root)).services
    const { id: interviewId } = await before.interviews.create(fields)
    await before.close()

    const made: [number, MarkKind][] = [[0, 'start']]
    for (let index = 1; index < 400; index += 1) made.push([index * 1000, index % 5 ? 'asked' : 'great'])
    const marks = sitting(...made)
    const plan: SessionPlan = { root, batches: marks.map((mark) => batchOf(interviewId, [mark])) }
    const script = join(import.meta.dirname, '..', 'support', 'session-child.ts')
    const child = spawn(process.execPath, [script, JSON.stringify(plan)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = once(child, 'exit')
    let answered = -1
    for await (const line of createInterface({ input: child.stdout })) {
      answered = Number(line)
      if (answered >= lastAnswered) child.kill('SIGKILL')
    }
    expect(await gone).toEqual([null, 'SIGKILL'])
    expect(answered).toBeLessThan(marks.length - 1)

    const { services } = await composeIn(root)
    const kept = async () => (await services.sessions.list(interviewId)).flatMap((session) => session.marks)
    const found = await kept()
    expect(found.length).toBeGreaterThanOrEqual(answered + 1)
    expect(found).toEqual(marks.slice(0, found.length))
    // the window sends its journal again, and nothing is there twice
    await services.sessions.record(batchOf(interviewId, marks))
    expect(await kept()).toEqual(marks)
    await services.close()
  })
})

import { describe, expect, it } from 'vitest'
import type { Mark, MarkOp, Session } from '#shared/api/sessions.ts'
import { readBack } from './read-back.ts'

const mark = (id: string) => ({ id }) as Mark
const add = (id: string) => ({ op: { op: 'add', mark: mark(id) } as MarkOp })
const remove = (id: string) => ({ op: { op: 'remove', id } as MarkOp })
const session = (...ids: string[]) => ({ marks: ids.map(mark) }) as Session

/** What each reading brings, and what is dropped after it. */
async function dropped(sent: { op: MarkOp }[], ...readings: Session[][]) {
  const log: (string | string[])[] = []
  await readBack(
    sent,
    async () => {
      log.push('read')
      return readings.shift() ?? []
    },
    (entries) => log.push(entries.map(({ op }) => (op.op === 'add' ? op.mark.id : `-${op.id}`))),
  )
  return log
}

describe('what the library has acknowledged', () => {
  it('is dropped once it is read there', async () => {
    expect(await dropped([add('asked'), remove('great')], [session('asked')])).toEqual([
      'read',
      ['asked', '-great'],
    ])
  })

  it('is kept over a reading that was asked for before', async () => {
    expect(
      await dropped([add('asked'), add('great')], [session('asked')], [session('asked', 'great')]),
    ).toEqual(['read', ['asked'], 'read', ['great']])
  })

  it('is done with after the second reading, also a mark that has been taken back meanwhile', async () => {
    expect(await dropped([add('asked'), remove('asked')], [session()], [session()])).toEqual([
      'read',
      ['-asked'],
      'read',
      ['asked'],
    ])
  })
})

import { expect, it } from 'vitest'
import type { QuestionRole } from '#shared/api/questions.ts'
import { addedAtEnd } from './order.ts'

const roles: Record<string, QuestionRole> = { w: 'warm_up', c: 'core', s: 'sensitive', e: 'closing' }
const items = (ids: string) =>
  ids.split(' ').flatMap((id) => (id === '' ? [] : [{ id, role: roles[id[0]!]! }]))
const ordered = (plan: string, added: string) => addedAtEnd(items(plan), items(added)).join(' ')

it('puts what is added in front of the closing questions at the end, and closing ones last', () => {
  expect(ordered('w1 c1 e1 e2', 'c2 s1')).toBe('w1 c1 c2 s1 e1 e2')
  expect(ordered('w1 e1', 'e2')).toBe('w1 e1 e2')
  expect(ordered('w1 e1', 'e2 c1')).toBe('w1 c1 e1 e2')
  expect(ordered('w1 e1 c1', 'c2')).toBe('w1 e1 c1 c2')
  expect(ordered('e1', 'w1')).toBe('w1 e1')
  expect(ordered('', 'c1 e1')).toBe('c1 e1')
})

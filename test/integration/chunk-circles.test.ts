import { expect, test } from 'vitest'
import { circleAmong } from '../../scripts/chunk-circles.ts'

test('files that import each other in a circle are found, however they are reached', () => {
  const tree = new Map<string, string[]>([
    ['page', ['shared', 'first']],
    ['other', ['shared']],
    ['shared', ['first']],
    ['first', []],
  ])
  expect(circleAmong(tree)).toBeNull()
  tree.set('first', ['other'])
  expect(circleAmong(tree)).toEqual(['shared', 'first', 'other', 'shared'])
  expect(circleAmong(new Map([['itself', ['itself']]]))).toEqual(['itself', 'itself'])
})

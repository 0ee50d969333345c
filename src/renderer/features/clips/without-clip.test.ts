import { expect, it } from 'vitest'
import { withoutClip } from './without-clip.ts'

it('leaves the clip that was chosen while another one was being removed', () => {
  const params = new URLSearchParams('take=1&clip=b')
  expect(withoutClip(params, 'a').toString()).toBe('take=1&clip=b')
  expect(withoutClip(params, 'b').toString()).toBe('take=1')
})

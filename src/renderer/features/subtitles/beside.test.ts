import { expect, test } from 'vitest'
import { textsBeside } from './beside.ts'

const cue = (startMs: number, endMs: number, text = '') => ({ startMs, endMs, text })

test('the original stands beside the cue that has its times, also when that has been moved a little, split or merged', () => {
  const originals = [
    cue(0, 2000, 'бір'),
    cue(2100, 4000, 'екі'),
    cue(4100, 8000, 'үш'),
    cue(9000, 9900, 'төрт'),
  ]
  const own = [cue(200, 2300), cue(2400, 4000), cue(4100, 6000), cue(6100, 8000), cue(8200, 8900)]
  expect(textsBeside(own, originals)).toEqual(['бір', 'екі', 'үш', 'үш', ''])
  expect(textsBeside([cue(0, 4000)], originals)).toEqual(['бір\nекі'])
  expect(textsBeside(own, [])).toEqual(['', '', '', '', ''])
})

test('one that stands over many others is not lost behind a short one', () => {
  const originals = [cue(0, 9000, 'ұзақ'), cue(100, 200, 'қысқа'), cue(5000, 6000, 'соңғы')]
  expect(textsBeside([cue(0, 1000), cue(5000, 6000), cue(8000, 9000)], originals)).toEqual([
    'ұзақ\nқысқа',
    'ұзақ\nсоңғы',
    'ұзақ',
  ])
})

test('5,000 beside 5,000 take no time', () => {
  const many = Array.from({ length: 5000 }, (_, index) =>
    cue(index * 1000, index * 1000 + 900, String(index)),
  )
  const before = process.cpuUsage()
  expect(textsBeside(many, many)).toEqual(many.map(({ text }) => text))
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(200)
})

test('20,000 do not either where one stands over the whole film', () => {
  const many = Array.from({ length: 20_000 }, (_, index) =>
    cue(index * 1000, index * 1000 + 900, String(index)),
  )
  const long = cue(0, 20_000_000, 'бүкіл')
  const before = process.cpuUsage()
  const texts = textsBeside(many, [long, ...many])
  const taken = process.cpuUsage(before).user / 1000
  expect(texts.at(-1)).toBe('бүкіл\n19999')
  expect(taken).toBeLessThan(400)
})

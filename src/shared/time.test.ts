import { expect, it } from 'vitest'
import { formatClockTenths } from './time.ts'

it('a time for reading has tenths only where there are some', () => {
  const said = [0, 1500, 3000, 940, 59_960, 3_600_049, 3_661_500].map(formatClockTenths)
  expect(said).toEqual(['0:00', '0:01.5', '0:03', '0:00.9', '1:00', '1:00:00', '1:01:01.5'])
})

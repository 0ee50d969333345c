import { expect, it } from 'vitest'
import { venueSchema } from './shoots.ts'

it('a link to a map is one of the web or none', () => {
  const takes = (url: string) => venueSchema.shape.mapUrl.safeParse(url).success
  expect(['', 'https://2gis.kz/almaty', 'http://maps.local/7'].map(takes)).toEqual([true, true, true])
  const others = ['javascript:alert(1)', 'file:///etc/hosts', 'data:text/html,x', 'geo:43.2,76.9', '2gis.kz']
  expect(others.map(takes)).toEqual(others.map(() => false))
})

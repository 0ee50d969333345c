import { expect, it } from 'vitest'
import { typedTags } from './typed-tags.ts'

it('a tag that was typed and not yet entered counts, and no tag counts twice', () => {
  expect(typedTags(['үй', ' үй', ''], ' көш ')).toEqual(['үй', 'көш'])
  expect(typedTags([], '  ')).toEqual([])
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { questionRoles, questionSourceKinds, questionStatuses } from '#shared/api/questions.ts'
import { languages } from '#shared/language.ts'
import { readQuestionFilter, withParams } from './question-filter.ts'

it('an address from before, with one value, is read, and nonsense is left out', () => {
  const read = (address: string) => readQuestionFilter(new URLSearchParams(address))
  expect(read('role=core&tag=үй')).toMatchObject({ roles: ['core'], tags: ['үй'], sources: [] })
  expect(read('role=core,x,core,closing&source=audience,&missing=de&tag=')).toMatchObject({
    ...{ roles: ['core', 'closing'], sources: ['audience'], missing: [], tags: [] },
  })
})

it('whatever is chosen comes back from the address', () => {
  const chosen = fc.record({
    role: fc.subarray([...questionRoles]),
    status: fc.subarray([...questionStatuses]),
    missing: fc.subarray([...languages]),
    source: fc.subarray([...questionSourceKinds]),
    tag: fc.uniqueArray(fc.string({ minLength: 1 })),
  })
  fc.assert(
    fc.property(chosen, chosen, (before, after) => {
      const params = withParams(withParams(new URLSearchParams('q=а&theme=t'), before), after)
      expect(readQuestionFilter(new URLSearchParams(params.toString()))).toEqual({
        ...{ text: 'а', themeId: 't', roles: after.role, statuses: after.status },
        ...{ missing: after.missing, sources: after.source, tags: after.tag },
      })
    }),
  )
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anySecretiveSpeaker, secretsOf } from '../../../../test/support/speakers.ts'
import { sensitiveFields, withoutSensitive } from './sensitive.ts'

it('leaves nothing of contacts, risks and guardian anywhere, and keeps all the rest', () => {
  fc.assert(
    fc.property(anySecretiveSpeaker, (speaker) => {
      const before = structuredClone(speaker)
      const left = withoutSensitive(speaker)
      const text = JSON.stringify(left)
      for (const secret of secretsOf(speaker)) expect(text).not.toContain(secret)
      for (const field of sensitiveFields) expect(left).not.toHaveProperty(field)
      expect({
        ...left,
        contacts: speaker.contacts,
        risks: speaker.risks,
        guardian: speaker.guardian,
      }).toEqual(before)
      expect(speaker).toEqual(before)
    }),
  )
})

it('has nothing to take from a part of a speaker that holds nothing sensitive', () => {
  expect(withoutSensitive({ country: 'CN', notes: 'күлегеш' })).toEqual({ country: 'CN', notes: 'күлегеш' })
})

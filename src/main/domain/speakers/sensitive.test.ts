import { expect, it } from 'vitest'
import { withoutSensitive } from './sensitive.ts'

it('leaves nothing of contacts, risks and guardian, and keeps the rest', () => {
  const contact = { kind: 'phone' as const, value: '+7 701 555 44 33' }
  const speaker = {
    ...{ name: { kk: 'Айгүл', ru: 'Айгуль', en: 'Aigul' }, country: 'CN', notes: 'күлегеш' },
    ...{ contacts: [contact], risks: 'туыстары сол жақта' },
    guardian: { name: 'Әсем', relation: 'анасы', phone: '+7 702 000 11 22' },
  }
  const left = JSON.stringify(withoutSensitive(speaker as never))
  for (const secret of ['555 44 33', 'туыстары', 'Әсем', '000 11 22']) expect(left).not.toContain(secret)
  for (const kept of ['Айгүл', 'CN', 'күлегеш']) expect(left).toContain(kept)
})

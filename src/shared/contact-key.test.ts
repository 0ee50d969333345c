import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contactKey, phoneDigits } from './contact-key.ts'

describe('a phone number', () => {
  it.each([
    '+7 701 123 45 67',
    '8 (701) 123-45-67',
    '87011234567',
    '701 123 45 67',
    '007 701 1234567',
    '７７０１１２３４５６７',
    '+۷ ۷۰۱ ۱۲۳ ۴۵ ۶۷',
  ])('%s is the same one', (written) => {
    expect(phoneDigits(written)).toBe('77011234567')
  })

  it.each([
    ['+86 138 0013 8000', '8613800138000'],
    ['0086 13800138000', '8613800138000'],
    ['+976 9911 2233', '97699112233'],
    ['+90 532 123 45 67', '905321234567'],
    ['+86 10 1234 567', '86101234567'],
  ])('%s of another country keeps its code', (written, digits) => {
    expect(phoneDigits(written)).toBe(digits)
  })

  it('is the same however it is grouped', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^7\d{9}$/),
        fc.array(fc.constantFrom(' ', '-', ' (', ') '), { minLength: 11, maxLength: 11 }),
        fc.constantFrom('+7', '8', ''),
        (national, marks, prefix) => {
          const grouped = prefix + [...national].map((digit, at) => `${marks[at] ?? ''}${digit}`).join('')
          expect(contactKey({ kind: 'phone', value: grouped })).toBe(`tel:7${national}`)
        },
      ),
    )
  })
})

describe('a contact', () => {
  it.each([
    ['telegram', 'https://t.me/Aigerim_S', 'telegram:aigerim_s'],
    ['telegram', '@aigerim_s', 'telegram:aigerim_s'],
    ['telegram', '+7 701 123 45 67', 'tel:77011234567'],
    ['whatsapp', '8 701 123 45 67', 'tel:77011234567'],
    ['instagram', 'www.instagram.com/aigerim.s/?igsh=1', 'instagram:aigerim.s'],
    ['instagram', ' @Aigerim.S ', 'instagram:aigerim.s'],
    ['email', 'Aigerim@Example.KZ', 'email:aigerim@example.kz'],
    ['vk', 'https://vk.com/id1', 'vk:id1'],
  ] as const)('%s %s is %s', (kind, value, key) => {
    expect(contactKey({ kind, value })).toBe(key)
  })

  it.each([
    ['phone', '102'],
    ['telegram', '@'],
    ['email', '  '],
  ] as const)('%s %j says nothing', (kind, value) => {
    expect(contactKey({ kind, value })).toBeNull()
  })

  it('of one network is not one of another', () => {
    expect(contactKey({ kind: 'telegram', value: 'ai' })).not.toBe(
      contactKey({ kind: 'instagram', value: 'ai' }),
    )
  })
})

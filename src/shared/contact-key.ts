import type { Contact } from './api/speakers.ts'

/** Digits of a local number without the country: 10 in the plan that Kazakhstan and Russia share (ITU-T E.164 country code 7). */
const nationalDigits = 10

/**
 * A phone number as its digits with the country code, in whatever way it was written: `8 (701) 123-45-67`, `+7 701 1234567` and
 * `701 123 45 67` are 77011234567. Numbers of other countries keep their digits; '' is no number.
 */
export function phoneDigits(text: string): string {
  const ascii = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
  const international = /^\s*\+/.test(ascii)
  let digits = ascii.replace(/(?:ext|доб|#).*$/iu, '').replace(/\D/g, '')
  if (!international && digits.startsWith('00')) digits = digits.slice(2)
  if (!international && digits.length === nationalDigits && digits.startsWith('7')) digits = `7${digits}`
  // The trunk prefix that is dialled inside both countries.
  if (!international && digits.length === nationalDigits + 1 && digits.startsWith('8'))
    digits = `7${digits.slice(1)}`
  return digits
}

/** Fewer digits are an extension or a slip of the finger, and the same for too many people. */
const shortestPhone = 7

const siteOf: Partial<Record<Contact['kind'], RegExp>> = {
  telegram: /^(?:(?:https?:\/\/)?(?:www\.)?(?:t|telegram)\.me\/)?@?/i,
  instagram: /^(?:(?:https?:\/\/)?(?:www\.)?(?:instagram\.com|instagr\.am)\/)?@?/i,
  vk: /^(?:(?:https?:\/\/)?(?:m\.|www\.)?vk\.(?:com|ru)\/)?@?/i,
}

/**
 * What makes two contacts the same: `tel:77011234567`, `telegram:aigerim`. WhatsApp and a Telegram contact that is a number are
 * telephones. null: nothing to compare by.
 */
export function contactKey({ kind, value }: Pick<Contact, 'kind' | 'value'>): string | null {
  const plain = value.normalize('NFKC').trim()
  if (kind === 'phone' || kind === 'whatsapp' || (kind === 'telegram' && /^\+?[\d\s()-]+$/.test(plain))) {
    const digits = phoneDigits(plain)
    return digits.length >= shortestPhone ? `tel:${digits}` : null
  }
  const name = plain
    .replace(siteOf[kind] ?? '', '')
    .replace(kind === 'email' ? /^mailto:/i : /[/?#].*$/, '')
    .replace(/\s+/g, '')
    .toLowerCase()
  return name === '' ? null : `${kind}:${name}`
}

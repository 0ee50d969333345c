/**
 * Where KZ-1048 (the Kazakh standard STRK1048-2002, an IANA charset) differs from windows-1251:
 * unicode.org/Public/MAPPINGS/VENDORS/MISC/KZ1048.TXT.
 */
const kazakhLetters: Readonly<Record<string, string>> = {
  ...{ Ќ: 'Қ', Ћ: 'Һ', ќ: 'қ', ћ: 'һ', Ў: 'Ұ', ў: 'ұ', Ј: 'Ә', Ґ: 'Ө' },
  ...{ Є: 'Ғ', Ї: 'Ү', ґ: 'ө', є: 'ғ', ј: 'ә', Ѕ: 'Ң', ѕ: 'ң', ї: 'ү' },
}
const kazakhBytes = new RegExp(`[${Object.keys(kazakhLetters).join('')}]`, 'g')

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251' | 'kz-1048'

/**
 * The text of a file. A byte order mark decides; without one, zero bytes mean UTF-16; what is not valid UTF-8 is taken for
 * windows-1251, and when it uses the places where KZ-1048 has the Kazakh letters, for that.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: TextEncoding } {
  const utf16 = utf16Of(bytes)
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16 }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    const text = new TextDecoder('windows-1251').decode(bytes)
    const kazakh = text.replace(kazakhBytes, (letter) => kazakhLetters[letter] ?? letter)
    return kazakh === text ? { text, encoding: 'windows-1251' } : { text: kazakh, encoding: 'kz-1048' }
  }
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // Without a mark: commas, spaces and line ends are below U+0100, so their high bytes are zero.
  const zeros = [0, 0]
  for (const [index, byte] of bytes.subarray(0, 4096).entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (even + odd === 0) return null
  return odd >= even ? 'utf-16le' : 'utf-16be'
}

/** Bytes looked at to tell an encoding. */
const SAMPLE = 65_536

/**
 * A subtitle file's text, whatever wrote it: UTF-8, UTF-16 (with or without a byte order mark), else one of the
 * single-byte code pages people still send. Kazakh files from before Unicode are in KZ-1048 (Windows-1251 with Kazakh
 * letters in the places of Serbian and Ukrainian ones), Russian ones in Windows-1251, Western ones in Windows-1252.
 * UTF-8 with a few broken bytes stays UTF-8. Never throws.
 */
export function decodeText(bytes: Uint8Array): string {
  const utf16 = utf16Label(bytes)
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes)
    return mostlyUtf8(text) ? text : decodeSingleByte(bytes)
  }
}

function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // Without a mark: digits, spaces and line ends leave a zero in every second byte, which no other encoding has.
  const length = Math.min(bytes.length, SAMPLE)
  const zeros = [0, 0]
  for (let i = 0; i < length; i += 1) if (bytes[i] === 0) zeros[i % 2]! += 1
  const [even = 0, odd = 0] = zeros
  if (odd > length / 20 && odd > even * 8) return 'utf-16le'
  if (even > length / 20 && even > odd * 8) return 'utf-16be'
  return null
}

function mostlyUtf8(text: string): boolean {
  let broken = 0
  let whole = 0
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 0xfffd) broken += 1
    else if (code > 0x7f) whole += 1
  }
  return whole > broken * 8
}

/** Where KZ-1048 (RK 1048:2002, IANA KZ-1048) differs from Windows-1251. */
const kz1048: Readonly<Record<string, string>> = {
  Ќ: 'Қ',
  Ћ: 'Һ',
  ќ: 'қ',
  ћ: 'һ',
  Ў: 'Ұ',
  ў: 'ұ',
  Ј: 'Ә',
  Ґ: 'Ө',
  Є: 'Ғ',
  Ї: 'Ү',
  ґ: 'ө',
  є: 'ғ',
  ј: 'ә',
  Ѕ: 'Ң',
  ѕ: 'ң',
  ї: 'ү',
}
const kz1048Places = /[ЌЋќћЎўЈҐЄЇґєјЅѕї]/g

function decodeSingleByte(bytes: Uint8Array): string {
  const cyrillic = new TextDecoder('windows-1251').decode(bytes)
  const sample = cyrillic.slice(0, SAMPLE)
  // A Cyrillic text is made of runs of high letters; French or German ones stand alone among Latin.
  if (!/[а-яёіА-ЯЁІ]{3}/.test(sample)) return new TextDecoder('windows-1252').decode(bytes)
  // Macedonian ќ and Serbian ј do not meet in our languages, Kazakh қ and ә are everywhere.
  if (!/[ќј]/.test(sample)) return cyrillic
  return cyrillic.replace(kz1048Places, (letter) => kz1048[letter] ?? letter)
}

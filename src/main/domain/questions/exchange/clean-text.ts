// Control characters, code points that never are characters, and the sign of what could not be read.
const unwritable = /[\p{Cc}\p{Noncharacter_Code_Point}\ufffd]/gu

/**
 * Text as the library keeps it: NFC, lines end in LF, no control characters but tab and LF (XML 1.0, section 2.2, has no way
 * to carry them, and asks not to use noncharacters), no halves of surrogate pairs and no U+FFFD, which stands for them. Spaces at its ends stay.
 */
export function cleanNotes(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    .replace(unwritable, (character) => (character === '\n' || character === '\t' ? character : ''))
    .normalize('NFC')
}

/** The same, without white space at its ends. */
export function cleanLine(text: string): string {
  return cleanNotes(text).trim()
}

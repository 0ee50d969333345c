import { decodeText } from './encoding.ts'

/** What a file is, by its first bytes and its name. */
export type FileKind = 'xlsx' | 'locked' | 'xls' | 'json' | 'markdown' | 'table' | 'other'

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, index) => bytes[index] === byte)

/**
 * The kind of a file. A workbook is a ZIP archive (ECMA-376 part 2); with a password it is an OLE compound file that holds a
 * stream `EncryptedPackage` (MS-OFFCRYPTO 2.3.4), as the .xls of before 2007 is one without. Bytes that are no text are 'other'.
 */
export function recogniseFile(fileName: string, bytes: Uint8Array): FileKind {
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return 'xlsx'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
    return holds(bytes, 'EncryptedPackage') ? 'locked' : 'xls'
  }
  if (extension === 'json') return 'json'
  if (extension === 'md' || extension === 'markdown') return 'markdown'
  if (isBinary(bytes)) return 'other'
  const head = new TextDecoder()
    .decode(bytes.subarray(0, 4096))
    .replace(/^\ufeff/, '')
    .trimStart()
  if (extension !== 'csv' && extension !== 'tsv') {
    if (/^[[{]\s*["{[]/.test(head)) return 'json'
    if (/^(#{1,6} |[-*+] |1[.)] |<!-- Iz Studio)/.test(head)) return 'markdown'
  }
  return 'table'
}

/** Names in a compound file's directory are UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  const wide = [...name].flatMap((letter) => [letter.charCodeAt(0), 0])
  for (let at = bytes.indexOf(wide[0] ?? 0); at >= 0; at = bytes.indexOf(wide[0] ?? 0, at + 1)) {
    if (wide.every((byte, index) => bytes[at + index] === byte)) return true
  }
  return false
}

/** Read as text in whatever encoding, its beginning has control characters that no text has. */
function isBinary(bytes: Uint8Array): boolean {
  let end = Math.min(bytes.length, 4096)
  // Not in the middle of a UTF-8 character.
  while (end > 4090 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return /[^\P{Cc}\t\n\f\r]/u.test(decodeText(bytes.subarray(0, end)).text)
}

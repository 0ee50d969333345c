import { inflateRawSync } from 'node:zlib'

/** A file in a ZIP archive, as the archive's directory tells. */
export interface ZipEntry {
  name: string
  /** Unpacked, in bytes. */
  size: number
  read(): Uint8Array
}

/** The end record may stand before a comment of up to 65,535 bytes. */
const endSearched = 65_557

/**
 * The directory of a ZIP archive (PKWARE APPNOTE 6.3.10, sections 4.3.12 and 4.3.16), without unpacking anything. Archives over
 * 4 GB, on several disks or encrypted are not read.
 * @returns null when the bytes are no such archive
 */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const last = Math.max(0, bytes.length - endSearched)
  while (end >= last && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < last || end < 0) return null
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  const count = view.getUint16(end + 10, true)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null
    const encrypted = (view.getUint16(at + 8, true) & 1) === 1
    const method = view.getUint16(at + 10, true)
    const packed = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    const local = view.getUint32(at + 42, true)
    if (encrypted || packed === 0xffffffff || local + 30 > bytes.length) return null
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    entries.push({
      name,
      size,
      read() {
        const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
        const data = bytes.subarray(start, start + packed)
        return method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) })
      },
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

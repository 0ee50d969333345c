import { open } from 'node:fs/promises'

/** What the first bytes of a file say it is, whether or not the rest can be read. */
export type Signature = 'iso' | 'webm' | 'matroska' | 'riff' | null

const headerBytes = 4096

/** Reads the first 4 kB. ffprobe calls WebM and Matroska by one name; the DocType in the EBML header tells them apart. */
export async function sniff(path: string): Promise<Signature> {
  const file = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(headerBytes)
    const { bytesRead } = await file.read(buffer, 0, headerBytes, 0)
    return signatureOf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** What a QuickTime file may begin with: its type, or, in cameras' older files, its data or its index at once. */
const isoBoxes = ['ftyp', 'moov', 'mdat', 'wide', 'skip', 'free']

/** Photos in the same format (HEIF, AVIF), which are no recordings, whole or not. */
const photoBrands = ['heic', 'heix', 'mif1', 'msf1', 'avif']

/** See `sniff`. ISO base media: a box's name at byte 4 (ISO/IEC 14496-12); EBML magic and DocType 0x4282: RFC 8794. */
export function signatureOf(header: Buffer): Signature {
  if (isoBoxes.includes(header.subarray(4, 8).toString('latin1'))) {
    return photoBrands.includes(header.subarray(8, 12).toString('latin1')) ? null : 'iso'
  }
  if (header.subarray(0, 4).toString('latin1') === 'RIFF') return 'riff'
  if (header.subarray(0, 4).toString('hex') === '1a45dfa3') {
    const at = header.indexOf(Buffer.from([0x42, 0x82]))
    const docType = at < 0 ? '' : header.subarray(at + 3, at + 7).toString('latin1')
    return docType === 'webm' ? 'webm' : 'matroska'
  }
  return null
}

/** How much of a file it takes to tell what it is. */
export const signatureBytes = 16

const text = (bytes: Uint8Array, start: number, end: number) =>
  String.fromCharCode(...bytes.subarray(start, end))

/**
 * What a signed form is by its first bytes, whatever its name says: a scan or a photograph.
 * Signatures: ISO 32000-2 (PDF), ISO/IEC 10918-1 (JPEG), W3C PNG, TIFF 6.0, RFC 9649 (WebP), ISO/IEC 23008-12 (HEIF).
 */
export function documentType(head: Uint8Array): string {
  if (text(head, 0, 5) === '%PDF-') return 'application/pdf'
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return 'image/jpeg'
  if (text(head, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (text(head, 0, 4) === 'II*\0' || text(head, 0, 4) === 'MM\0*') return 'image/tiff'
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') return 'image/webp'
  if (text(head, 4, 8) === 'ftyp' && /^(?:hei|hev|mif)/.test(text(head, 8, 12))) return 'image/heic'
  return 'application/octet-stream'
}

/** Whether a browser shows it itself; all else is only ever downloaded, so that no page sent as a form runs in the app. */
export function isInline(contentType: string): boolean {
  return ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'].includes(contentType)
}

/**
 * `attachment` with a file name in any script: `filename*` in UTF-8 (RFC 8187) for today's browsers, an ASCII `filename` for the rest.
 */
export function attachment(fileName: string): string {
  const ascii = fileName.normalize('NFC').replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(fileName.normalize('NFC')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

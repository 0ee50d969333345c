/** Larger files are no transcripts: two hours of talk are a quarter of a megabyte. */
const maxBytes = 5_000_000

/** The text of a file as Windows, macOS or a subtitle program has written it; null for what is no text or too large. */
export async function readTextFile(file: File): Promise<string | null> {
  if (file.size > maxBytes) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  const text = decode(bytes)
  // Word and PDF files are full of zeros; so is nothing that somebody has typed.
  return text.includes('\0') ? null : text
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

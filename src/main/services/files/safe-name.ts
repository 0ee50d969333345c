/** Characters Windows refuses in a name, and control characters; a superset of what macOS and Linux refuse. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it must find
const forbidden = /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g
/** Names Windows keeps for devices, with any extension: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * A title as a file or folder name that every system takes: letters of all scripts stay, forbidden characters become spaces,
 * and a long one is cut between letters.
 *
 * @param maxBytes of UTF-8. The usual file systems allow 255; the default leaves room for what is added after it
 * (preset, language, extension, a temporary suffix)
 * @param fallback the name of a title that has nothing usable
 */
export function safeName(title: string, fallback: string, maxBytes = 180): string {
  const cleaned = title
    .normalize('NFC')
    .replace(forbidden, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
  let name = ''
  let bytes = 0
  for (const { segment } of letters.segment(cleaned)) {
    bytes += Buffer.byteLength(segment)
    if (bytes > maxBytes) break
    name += segment
  }
  name = name.replace(/[. ]+$/, '')
  if (name === '') return fallback
  return reserved.test(name) ? `_${name}` : name
}

/** The same for a file name whose extension must stay: `Сұхбат: 1.MP4` becomes `Сұхбат 1.MP4`. */
export function safeFileName(fileName: string, fallback: string, maxBytes = 180): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? ''
  const match = /^(.+)(\.[\p{L}\p{N}]{1,10})$/u.exec(base.normalize('NFC'))
  const [stem, extension] = match ? [match[1] ?? '', match[2] ?? ''] : [base, '']
  return safeName(stem, fallback, maxBytes - Buffer.byteLength(extension)) + extension
}

/** The first of `name`, `name (2)`, `name (3)` ... that is not taken; the extension keeps its place at the end. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name
  const match = /^(.+?)(\.[\p{L}\p{N}]{1,10})?$/u.exec(name)
  const [stem, extension] = [match?.[1] ?? name, match?.[2] ?? '']
  for (let count = 2; ; count += 1) {
    const candidate = `${stem} (${count})${extension}`
    if (!isTaken(candidate)) return candidate
  }
}

/** The folder below `exports/` that an interview's clips go to. */
export function exportFolderName(interviewTitle: string): string {
  return safeName(interviewTitle, 'interview', 120)
}

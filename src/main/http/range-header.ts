/** The bytes to send: `start` and `end` count from 0, `end` is the last one sent. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * A Range header against a file of `size` bytes, by RFC 9110 section 14. `whole`: there is none, it is not understood (wrong
 * syntax, another unit, several ranges), or the file is empty and a suffix was asked; the RFC lets a server send everything then.
 */
export function parseRange(header: string | null, size: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=[ \t]*(\d*)-(\d*)[ \t]*$/i.exec(header?.trim() ?? '')
  if (!match) return 'whole'
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return 'whole'
  if (first === '') {
    const length = Number(last)
    if (length === 0) return 'unsatisfiable'
    if (size === 0) return 'whole'
    return { start: Math.max(0, size - length), end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? Number.POSITIVE_INFINITY : Number(last)
  if (end < start) return 'whole'
  if (start >= size) return 'unsatisfiable'
  return { start, end: Math.min(end, size - 1) }
}

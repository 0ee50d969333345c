/** What identifies one state of a file to a client. */
export interface Validators {
  /** A strong entity tag, quotes included. */
  etag: string
  /** Whole milliseconds since 1970. */
  modifiedMs: number
}

const wholeSeconds = (ms: number) => Math.floor(ms / 1000)

/** `Last-Modified`'s date in the form HTTP wants. */
export function httpDate(ms: number): string {
  return new Date(ms).toUTCString()
}

function tags(header: string): string[] {
  return header.match(/(?:W\/)?"[^"]*"|\*/g) ?? []
}

function strongMatch(header: string, etag: string): boolean {
  return tags(header).some((tag) => tag === '*' || tag === etag)
}

function weakMatch(header: string, etag: string): boolean {
  return tags(header).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag)
}

/**
 * The conditions of a GET or HEAD in the order of RFC 9110 section 13.2.2: 412, 304, or null to go on.
 */
export function checkPreconditions(headers: Headers, { etag, modifiedMs }: Validators): 304 | 412 | null {
  const ifMatch = headers.get('if-match')
  const unmodifiedSince = Date.parse(headers.get('if-unmodified-since') ?? '')
  if (ifMatch !== null) {
    if (!strongMatch(ifMatch, etag)) return 412
  } else if (wholeSeconds(modifiedMs) > wholeSeconds(unmodifiedSince)) return 412
  const ifNoneMatch = headers.get('if-none-match')
  const modifiedSince = Date.parse(headers.get('if-modified-since') ?? '')
  if (ifNoneMatch !== null) {
    if (weakMatch(ifNoneMatch, etag)) return 304
  } else if (wholeSeconds(modifiedMs) <= wholeSeconds(modifiedSince)) return 304
  return null
}

/**
 * Whether a Range header counts (RFC 9110 section 13.1.5): there is no If-Range, or it names exactly this state of the file. A date
 * is a strong validator only when the file has not changed in the second before now.
 */
export function rangeApplies(headers: Headers, { etag, modifiedMs }: Validators, nowMs: number): boolean {
  const ifRange = headers.get('if-range')?.trim()
  if (ifRange === undefined) return true
  if (ifRange.startsWith('"')) return ifRange === etag
  if (ifRange.startsWith('W/')) return false
  return ifRange === httpDate(modifiedMs) && nowMs - modifiedMs >= 1000
}

/**
 * A name for the middle of a sentence, between the marks FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode Standard Annex 9), so
 * that one in Arabic script does not carry the digits or the quotation marks beside it away. Empty stays empty.
 */
export function isolated(name: string): string {
  return name === '' ? '' : `\u2068${name}\u2069`
}

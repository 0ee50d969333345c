/** A word's letters and digits in lower case: what is left to compare by. */
export function bareWord(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

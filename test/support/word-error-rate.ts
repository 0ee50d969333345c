/** Words as they are compared: lower case, NFC, without punctuation. */
export function comparableWords(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []
  )
}

/** Substitutions, deletions and insertions of the cheapest way from `reference` to `heard`, for each word of the reference. */
export function wordErrorRate(reference: string, heard: string): number {
  const [expected, actual] = [comparableWords(reference), comparableWords(heard)]
  let row = Array.from({ length: actual.length + 1 }, (_, j) => j)
  for (const [i, word] of expected.entries()) {
    const next = [i + 1]
    for (const [j, other] of actual.entries()) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (word === other ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1)! / Math.max(1, expected.length)
}

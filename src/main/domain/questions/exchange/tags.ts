/** A list of tags as one cell: `тіл, отбасы`; a tag that could be misread stands in quotation marks. */
export function printTags(tags: readonly string[]): string {
  return tags.map((tag) => (/[,;\n"#]/.test(tag) ? `"${tag.replaceAll('"', '""')}"` : tag)).join(', ')
}

/** The tags of a cell, divided by commas, semicolons or lines, with or without a hash before them; each once. */
export function parseTags(cell: string): string[] {
  const tags = new Set<string>()
  for (const match of cell.matchAll(/\s*(?:"((?:[^"]|"")*)"\s*(?=[,;\n]|$)|([^,;\n]*))(?:[,;\n]|$)/g)) {
    const tag =
      match[1] === undefined ? (match[2] ?? '').trim().replace(/^#+\s*/, '') : match[1].replaceAll('""', '"')
    if (tag.trim() !== '') tags.add(tag.trim())
  }
  return [...tags]
}

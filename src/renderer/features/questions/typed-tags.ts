/** Tags as they are sent: trimmed, each once, none empty, with what still stands in the field. */
export function typedTags(tags: readonly string[], typed: string): string[] {
  return [...new Set([...tags, typed].map((tag) => tag.trim()).filter(Boolean))]
}

/** `ids` with `id` at place `index` (kept within the list); the list itself when `id` is not in it. */
export function moveTo(ids: readonly string[], id: string, index: number): string[] {
  if (!ids.includes(id)) return [...ids]
  return insertAt(
    ids.filter((other) => other !== id),
    [id],
    index,
  )
}

/** `ids` with `added` from place `index` on; at the end for null or an index behind it. */
export function insertAt(ids: readonly string[], added: readonly string[], index: number | null): string[] {
  const at = index === null ? ids.length : Math.min(Math.max(0, index), ids.length)
  return [...ids.slice(0, at), ...added, ...ids.slice(at)]
}

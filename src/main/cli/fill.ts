/** A text with its places filled; a value that is not there shows as an ellipsis. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? '…'))
}

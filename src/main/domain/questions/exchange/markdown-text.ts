/** What Markdown (CommonMark 0.31) would take for markup inside of a line, and the sign that divides names here. */
const markup = /[\\`*_[\]<>#&|~·]/g
/** Spaces that trimming would take away or a renderer would fold. */
const edges = /^\s+|\s+$|\t/gu

/** A text of any number of lines as one line of Markdown that shows as the text. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(markup, '\\$&')
    .replace(edges, (spaces) =>
      [...spaces].map((space) => (space === '\n' ? '\n' : `&#${space.codePointAt(0)};`)).join(''),
    )
    .replaceAll('\n', '<br>')
}

/** The text again. Emphasis around it, as people write it, is taken off. */
export function unescapeMarkdown(line: string): string {
  const bare = line.replace(/^(\*\*|__)(?!\s)(.+)(?<![\s\\])\1$/su, '$2')
  return bare.replace(
    /\\([!-/:-@[-`{-~·])|<br\s*\/?>|&#(\d{1,7});/gi,
    (_, escaped?: string, code?: string) => {
      if (escaped !== undefined) return escaped
      if (code === undefined) return '\n'
      const point = Number(code)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
    },
  )
}

/**
 * A text as libass shows it letter by letter. `\{` and `\}` are its escapes for braces; a backslash stands for itself unless one
 * of `N n h { }` follows, from which a zero-width space keeps it apart; at the end too, where an override block may come next.
 * Line ends and control characters become spaces.
 */
export function escapeAss(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(/\\(?=[Nnh{}]|$)/g, '\\\u200b')
    .replace(/[{}]/g, '\\$&')
}

/** A colour as ASS override values: `&HBBGGRR&`, and alpha with 0 opaque. */
export interface AssColour {
  colour: string
  alpha: string
}

/** `#RRGGBB` or `#RRGGBBAA` (AA: opacity) as ASS writes it, blue first and transparency instead of opacity. @throws RangeError */
export function assColour(css: string): AssColour {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})([\da-f]{2})?$/i.exec(css)
  if (!match) throw new RangeError(`not a colour: ${css}`)
  const [, red, green, blue, opacity = 'FF'] = match
  const transparency = (255 - Number.parseInt(opacity, 16)).toString(16).padStart(2, '0')
  return { colour: `&H${blue}${green}${red}&`.toUpperCase(), alpha: `&H${transparency}&`.toUpperCase() }
}

/** Hundredths of a second as `H:MM:SS.cc`. */
export function assTime(centiseconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  const seconds = Math.floor(centiseconds / 100)
  const clock = `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
  return `${clock}.${pad(centiseconds % 100)}`
}

import { tokensOf } from '#shared/subtitle-text.ts'

/**
 * Where a cue's text is to be split (UTF-16): at the caret where words stand on both sides of it; else, since a caret that was never moved
 * says nothing, between its two lines; null when neither can be.
 */
export function splitPlace(text: string, caret: number): number | null {
  const tokens = tokensOf(text)
  const parts = (place: number) =>
    tokens.some(({ start, end }) => place > (start + end) / 2) &&
    tokens.some(({ start, end }) => place <= (start + end) / 2)
  if (parts(caret)) return caret
  const lines = text.split('\n')
  const between = (lines[0]?.length ?? 0) + 1
  return lines.length === 2 && parts(between) ? between : null
}

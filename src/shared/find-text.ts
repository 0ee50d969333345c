/** Where something stands in a text (UTF-16). */
export interface FoundPlace {
  start: number
  end: number
}

const special = /[\\^$.*+?()[\]{}|/]/g

/** A space that is looked for is also the end of a line: where a cue's lines part says nothing about its words. */
function patternOf(find: string, matchCase: boolean): RegExp | null {
  const wanted = find.normalize('NFC')
  if (wanted === '') return null
  const source = wanted.replace(special, '\\$&').replace(/\s+/g, '\\s+')
  return new RegExp(source, matchCase ? 'gu' : 'giu')
}

/** Every place of `find` in a text that is NFC, none overlapping another. Letters of either case are the same unless `matchCase`. */
export function findIn(text: string, find: string, matchCase: boolean): FoundPlace[] {
  const pattern = patternOf(find, matchCase)
  if (!pattern) return []
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The text with `replacement` in every place of `find`; a line that ended inside the place ends at the replacement's first space. */
export function replaceIn(text: string, find: string, replacement: string, matchCase: boolean): string {
  const pattern = patternOf(find, matchCase)
  if (!pattern) return text
  const put = replacement.normalize('NFC')
  const broken = put.replace(/\s/, '\n')
  return text.replace(pattern, (found) => (found.includes('\n') ? broken : put))
}

/** Text of a cue as a viewer sees it: without markup, counted in characters, cut into words. Pure. */

const markup = /<\/?(?:[ibu]|font|c|v|lang|ruby|rt)(?:[\s.][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}/gi

/** Cue text without `<i>`, `<b>`, `<u>`, `<font ...>`, WebVTT tags and `{\...}` overrides. Other text in `<>` is text. */
export function stripMarkup(text: string): string {
  return text.includes('<') || text.includes('{') ? text.replace(markup, '') : text
}

const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
/** Latin, Greek and Cyrillic without combining marks: one code unit is one grapheme. */
const simple = /^[\u0020-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e]*$/
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * Characters of one line as seen on screen: grapheme clusters (й typed as и + breve counts once), with spaces,
 * punctuation and the hyphen of a speaker, without markup and invisible direction marks. Spaces and punctuation count
 * in the Netflix guides too (Timed Text Style Guide, General Requirements, article 215758617).
 */
export function visibleLength(line: string): number {
  const plain = stripMarkup(line)
  if (simple.test(plain)) return plain.length
  let length = 0
  for (const _ of segmenter.segment(plain.replace(invisible, ''))) length += 1
  return length
}

/** A word of a cue's text: `text` without markup; `start` and `end` are its place (UTF-16) in the text, markup included. */
export interface Token {
  text: string
  start: number
  end: number
}

const lexical = /[\p{L}\p{N}]/u
const dashOnly = /^[-\u2010-\u2015]+$/
const sentenceEnd = /[.!?\u2026][\u00bb\u201d"')\]]*$/

/** Whether a text has a letter or a digit, so that it can be a word on its own. */
export function isLexical(text: string): boolean {
  return lexical.test(text)
}

/**
 * The words of a cue's text. What has no letter or digit belongs to the word before it ("Иә —"); a dash that opens a
 * line or follows a sentence is a speaker's and belongs to the word after it. Text without any letter is one word.
 * A no-break space does not part words. A cue's `words` stand in the same order and number, so that the i-th word's time is the i-th token's.
 */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let pending = null as Token | null
  let previousEnd = 0
  for (const match of text.matchAll(/[\S\u00a0\u202f]+/g)) {
    const start = match.index
    const end = start + match[0].length
    const plain = stripMarkup(match[0])
    const last = tokens.at(-1)
    if (isLexical(plain)) {
      tokens.push(
        pending
          ? { text: join(pending.text, plain), start: pending.start, end }
          : { text: plain, start, end },
      )
      pending = null
    } else {
      const opensLine = text.slice(previousEnd, start).includes('\n')
      const speakers =
        dashOnly.test(plain) && (opensLine || (last !== undefined && sentenceEnd.test(last.text)))
      if (!last || pending || speakers) {
        pending = { text: join(pending?.text ?? '', plain), start: pending?.start ?? start, end }
      } else {
        last.text = join(last.text, plain)
        last.end = end
      }
    }
    previousEnd = end
  }
  if (pending) {
    const last = tokens.at(-1)
    if (last) {
      last.text = join(last.text, pending.text)
      last.end = pending.end
    } else if (pending.text !== '') tokens.push(pending)
  }
  return tokens
}

function join(before: string, after: string): string {
  return before === '' ? after : after === '' ? before : `${before} ${after}`
}

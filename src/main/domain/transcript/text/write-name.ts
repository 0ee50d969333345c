import type { Word } from '#shared/transcript.ts'
import { lettersOf, type NameForm } from './glossary-forms.ts'
import { alignLetters } from './letter-distance.ts'

/** A name in the place of the words `from` up to `to` of a chunk. */
export interface FoundName {
  from: number
  to: number
  form: NameForm
  /** Letters of the first word before the name, and of the last word after it, that the model wrote in one with it. */
  before: number
  after: number
  /** How near it is to what was heard: nats, less one for each letter that is another; infinite for what was heard letter by letter. */
  likeness: number
  /** Mean posterior of its letters. */
  confidence: number
}

/** The name, and what stays of the words it was written in one with. */
export function writeName(span: readonly Word[], found: FoundName): Word[] | null {
  if (found.before + found.after === 0) return asOne(write(span, found))
  const [first, ...others] = span
  const parts: Word[] = []
  const inner: Word[] = []
  const [head, rest] = cutWord(first!, found.before)
  if (head) parts.push(head)
  if (rest) inner.push(rest)
  inner.push(...others)
  const last = inner.pop()!
  const [body, tail] = cutWord(last, last.text.length - found.after)
  if (body) inner.push(body)
  const written = write(inner, found)
  if (!written) return null
  // Whoever wants to see what was heard sees the part that became the name.
  const told = written.map((word, index) => {
    const was = inner[index]?.text
    return word.heard === undefined && was !== undefined ? { ...word, heard: was } : word
  })
  return [...parts, ...asOne(told)!, ...(tail ? [tail] : [])]
}

/** The words of a name of several, where one was heard otherwise: they are one correction. */
function asOne(words: Word[] | null): Word[] | null {
  if (!words || words.length < 2 || words.every(({ heard }) => heard === undefined)) return words
  return words.map((word) => ({ ...word, correction: words[0]!.startMs }))
}

/** A word in two, the time shared by letters. */
function cutWord(word: Word, at: number): [Word | null, Word | null] {
  if (at <= 0) return [null, word]
  if (at >= word.text.length) return [word, null]
  const cutMs = Math.round(word.startMs + ((word.endMs - word.startMs) * at) / word.text.length)
  return [
    { ...word, text: word.text.slice(0, at), endMs: cutMs },
    { ...word, text: word.text.slice(at), startMs: cutMs },
  ]
}

/**
 * The name in the place of the words: each of its words over the part that was heard in its place. Null where a word of it would
 * have nothing.
 */
function write(span: readonly Word[], { form, likeness, confidence }: FoundName): Word[] | null {
  const heard = span.map(({ text }) => text).join(' ')
  const parts = form.text.split(' ')
  const first = span[0]!
  const sure = span.every((word) => word.confidence !== null)
  const least = sure ? Math.min(...span.map((word) => word.confidence!)) : null
  const written = (text: string, startMs: number, endMs: number, was: string, from: Word): Word => {
    const { heard: _, ...rest } = from
    const same = lettersOf(text) === lettersOf(was) && !was.includes(' ')
    return {
      ...rest,
      text,
      startMs,
      endMs,
      ...(same ? (from.heard === undefined ? {} : { heard: from.heard }) : { heard: was }),
      confidence:
        same || likeness === Number.POSITIVE_INFINITY
          ? from.confidence
          : least && Math.min(least, confidence),
    }
  }
  if (parts.length === 1) return [written(form.text, first.startMs, span.at(-1)!.endMs, heard, first)]
  if (parts.length === span.length) {
    const own = parts.map((part, index) => {
      const word = span[index]!
      return written(part, word.startMs, word.endMs, word.text, word)
    })
    return own
  }
  const starts = characterStarts(span)
  const places = alignLetters(heard, form.text)
  let at = 0
  const result: Word[] = []
  let begin = 0
  for (const [index, part] of parts.entries()) {
    at += part.length + 1
    const end = index === parts.length - 1 ? heard.length : places[at]!
    const was = heard.slice(begin, end).trim()
    if (was === '') return null
    const startMs = starts[begin]!
    const endMs = Math.max(startMs, starts[end] ?? span.at(-1)!.endMs)
    const from = span.findLast((word) => word.startMs <= startMs) ?? first
    result.push(written(part, startMs, endMs, was, from))
    begin = end
  }
  return result
}

/** When each character of the words, a space between them, begins; one more for the end. */
function characterStarts(span: readonly Word[]): number[] {
  const starts: number[] = []
  for (const [index, { text, startMs, endMs }] of span.entries()) {
    if (index > 0) starts.push(span[index - 1]!.endMs)
    for (let at = 0; at < text.length; at++) {
      starts.push(Math.round(startMs + ((endMs - startMs) * at) / text.length))
    }
  }
  return [...starts, span.at(-1)!.endMs]
}

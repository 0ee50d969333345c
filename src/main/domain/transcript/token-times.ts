/** A piece of text as a decoder emitted it; a letter cut between two pieces shows as U+FFFD in both. */
export interface TimedToken {
  text: string
  startMs: number
  endMs: number
}

interface TimedWord {
  text: string
  startMs: number
  endMs: number
}

const broken = '\uFFFD'
/** Shorter than any spoken word: such a time is a decoder's guess, not a measurement. */
const minWordMs = 40

/**
 * The words of `text` with times within 0..`lengthMs`, in order. Each letter takes the time of the token that carries it; where
 * tokens and text do not match, or tokens give a word no room, words share the time around them by their letters. Words are NFC
 * and consist of whole letters only.
 * @param unsaid what in the text is no word; its tokens take up their time all the same
 */
export function timeWords(
  text: string,
  tokens: readonly TimedToken[],
  lengthMs: number,
  unsaid?: RegExp,
): TimedWord[] {
  const letters = Array.from(text)
  const blank = (part: string) => ' '.repeat(Array.from(part).length)
  const said = unsaid ? Array.from(text.replace(unsaid, blank)) : letters
  const times = matchTokens(letters, tokens)
  const words: TimedWord[] = []
  let word = ''
  let startMs = 0
  let endMs = 0
  const finish = () => {
    const whole = word.replaceAll(broken, '').normalize('NFC')
    if (/[\p{L}\p{N}]/u.test(whole)) words.push({ text: whole, startMs, endMs })
    word = ''
  }
  letters.forEach((letter, index) => {
    if (/\s/u.test(said[index]!)) {
      finish()
      return
    }
    const time = times?.[index] ?? { startMs: 0, endMs: 0 }
    startMs = word === '' ? time.startMs : Math.min(startMs, time.startMs)
    endMs = word === '' ? time.endMs : Math.max(endMs, time.endMs)
    word += letter
  })
  finish()
  if (words.length === 0) return []
  if (times === null) spread(words, 0, words.length, 0, lengthMs)
  else repair(words, lengthMs)
  return words
}

/** For each letter of the text the token it came with; null when the tokens do not spell the text. */
function matchTokens(letters: readonly string[], tokens: readonly TimedToken[]): TimedToken[] | null {
  const times: TimedToken[] = []
  let at = 0
  let halves = 0
  let half: TimedToken = { text: '', startMs: 0, endMs: 0 }
  for (const token of tokens) {
    for (const letter of token.text) {
      if (letter === broken) {
        if (at < letters.length) times[at] = joinTimes(times[at], token)
        half = token
        halves++
        continue
      }
      if (halves > 0) {
        // The run of halves stands for one letter or several: as many as make the text go on with this letter.
        const from = at
        do {
          times[at] ??= half
          at++
        } while (at - from < halves && letters[at] !== letter)
        halves = 0
      }
      if (letters[at] !== letter) return null
      times[at++] = token
    }
  }
  const last = times.at(-1)
  if (!last || letters.length - at > halves) return null
  for (let i = 0; i < letters.length; i++) times[i] ??= last
  return times
}

/** A letter cut between two tokens lasts from the first to the second. */
function joinTimes(first: TimedToken | undefined, second: TimedToken): TimedToken {
  return first ? { ...first, endMs: Math.max(first.endMs, second.endMs) } : second
}

/** Brings times into the chunk and into order; words left with no room share that of their neighbours. */
function repair(words: TimedWord[], lengthMs: number): void {
  let previous = 0
  for (const word of words) {
    word.startMs = Math.round(Math.min(lengthMs, Math.max(previous, word.startMs)))
    word.endMs = Math.round(Math.min(lengthMs, Math.max(word.startMs, word.endMs)))
    previous = word.endMs
  }
  const tight = (word: TimedWord) => word.endMs - word.startMs < minWordMs
  for (let i = 0; i < words.length; i++) {
    if (!tight(words[i]!)) continue
    let from = i
    let to = i + 1
    const room = () => words[to - 1]!.endMs - words[from]!.startMs
    while (to < words.length && tight(words[to]!)) to++
    while (room() < 2 * minWordMs * (to - from) && (from > 0 || to < words.length)) {
      if (from > 0) from--
      if (to < words.length) to++
    }
    spread(words, from, to, words[from]!.startMs, words[to - 1]!.endMs)
    i = to - 1
  }
  if (words.some((word) => word.endMs <= word.startMs)) spread(words, 0, words.length, 0, lengthMs)
}

/** Gives words `from`..`to` the time between two points, each as much as its letters. */
function spread(words: TimedWord[], from: number, to: number, startMs: number, endMs: number): void {
  const lengths = words.slice(from, to).map(({ text }) => Array.from(text).length)
  const total = lengths.reduce((sum, length) => sum + length, 0)
  let done = 0
  lengths.forEach((length, i) => {
    const word = words[from + i]!
    word.startMs = Math.round(startMs + ((endMs - startMs) * done) / total)
    done += length
    word.endMs = Math.round(startMs + ((endMs - startMs) * done) / total)
  })
}

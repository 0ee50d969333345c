import { type Language, languages } from '#shared/language.ts'

/** The symbols of a CTC model: `symbols[id]`, a space where the file has `▁`; `blank` is the id of `<blk>`. */
export interface Vocabulary {
  symbols: string[]
  blank: number
}

/**
 * Reads a vocabulary file: one `token id` a line, ids 0..V-1 once each, `▁` for the space, `<blk>` last.
 * @throws Error that says what is wrong with which line; the caller knows the file.
 */
export function parseVocabulary(text: string): Vocabulary {
  const symbols: (string | undefined)[] = []
  const seen = new Set<string>()
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  lines.forEach((line, index) => {
    if (line.trim() === '') return
    const match = /^(\S+)\s+(\d{1,6})\s*$/.exec(line)
    if (!match) throw new Error(`line ${index + 1} is not "token id"`)
    const [, token, digits] = match as unknown as [string, string, string]
    const id = Number(digits)
    if (symbols[id] !== undefined) throw new Error(`line ${index + 1} repeats the id ${id}`)
    if (seen.has(token)) throw new Error(`line ${index + 1} repeats the token`)
    seen.add(token)
    symbols[id] = token
  })
  for (let id = 0; id < symbols.length; id++) {
    if (symbols[id] === undefined) throw new Error(`the id ${id} is missing`)
  }
  const blank = symbols.length - 1
  if (symbols[blank] !== '<blk>') throw new Error('the last token is not <blk>')
  if (!seen.has('▁')) throw new Error('there is no ▁, the space')
  return { symbols: (symbols as string[]).map((token) => token.replaceAll('▁', ' ').normalize('NFC')), blank }
}

/** Letters without which a language cannot be spelt, and by which it is told from its neighbours. */
const tellingLetters: Record<Language, string> = {
  kk: 'әқ',
  ru: 'ыщ',
  en: 'abcdefghijklmnopqrstuvwxyz',
}

/** The languages that can be spelt with a vocabulary: a model knows no other, whatever it was trained on. */
export function languagesOf({ symbols }: Vocabulary): Language[] {
  const letters = new Set(
    symbols
      .filter((symbol) => !/^<.*>$/.test(symbol))
      .join('')
      .toLowerCase(),
  )
  return languages.filter((language) => [...tellingLetters[language]].every((letter) => letters.has(letter)))
}

/**
 * The common form of letters that are typed for one another: Kazakh letters on a Russian keyboard (қ as к, ә as а), on an
 * English one (i for і), and Latin letters that look like Cyrillic ones. Each letter is folded by itself, so that the fold of a
 * beginning is the beginning of a fold: whatever is found as it was typed is found folded too. An empty string drops the letter.
 * The letters are those of the Kazakh alphabet of 1940 and their neighbours on ГОСТ 6431's keyboard.
 */
const folds: Readonly<Record<string, string>> = pairs(
  // Kazakh and Russian letters
  'ә:а қ:к і:и ғ:г ң:н ө:о ұ:у ү:у һ:х ё:е й:и ї:и ў:у ъ: ь: ' +
    // Latin letters that look like them, and the schwa of Azerbaijani keyboards
    'a:а e:е o:о p:р c:с x:х y:у i:и ı:и k:к h:х m:м t:т ə:а ø:о',
)

/** Marks that stand on letters, joiners and direction marks: not typed by anyone who searches. */
const unseen = /[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/u
/** An apostrophe inside of a word. */
const apostrophes = /['’‘ʻʼ`´]/u
const wordLetters = /[\p{L}\p{N}]/u

function pairs(list: string): Record<string, string> {
  return Object.fromEntries(list.split(' ').map((pair) => pair.split(':') as [string, string]))
}

/** A word of a text: as it is searched for exactly, folded, and where it stands in the text (UTF-16 offsets). */
export interface SearchWord {
  /** Lower case, nothing else changed. */
  plain: string
  folded: string
  start: number
  end: number
  /** For each letter of `folded` and of `plain` the offset behind the letter of the text that it came from. */
  foldedEnds: number[]
  plainEnds: number[]
}

/** Letters as units a person sees: a letter and the marks on it, so that й is one in any normal form. */
const letterUnits = /\P{M}\p{M}*/gu

/** The words of a text with their places. The text may be in any normal form; offsets are those of the text as given. */
export function searchWords(text: string): SearchWord[] {
  const words: SearchWord[] = []
  let word: SearchWord | null = null
  for (const match of text.matchAll(letterUnits)) {
    const unit = match[0]
    const plain = bare(unit.normalize('NFC').toLowerCase())
    const end = match.index + unit.length
    if (plain === '' || (word && apostrophes.test(plain))) {
      if (word && plain === '') word.end = end
      continue
    }
    if (!wordLetters.test(plain)) {
      word = null
      continue
    }
    if (!word) {
      word = { plain: '', folded: '', start: match.index, end, foldedEnds: [], plainEnds: [] }
      words.push(word)
    }
    const folded = [...plain].map((letter) => folds[letter] ?? letter).join('')
    word.plain += plain
    word.folded += folded
    for (const _ of plain) word.plainEnds.push(end)
    for (const _ of folded) word.foldedEnds.push(end)
    word.end = end
  }
  return words
}

/** Without what is not seen or not typed: marks that do not compose, joiners. */
function bare(letters: string): string {
  return unseen.test(letters) ? letters.replace(new RegExp(unseen.source, 'gu'), '') : letters
}

/** The text as words in lower case, one space between them: what is searched for exactly. */
export function plainText(text: string): string {
  return searchWords(text)
    .map((word) => word.plain)
    .join(' ')
}

/** The text as folded words, one space between them. A word of dropped letters alone is gone. */
export function foldText(text: string): string {
  return searchWords(text)
    .map((word) => word.folded)
    .filter((word) => word !== '')
    .join(' ')
}

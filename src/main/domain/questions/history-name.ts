import { type LocalizedText, showText } from '#shared/localized.ts'

/** The longest name of a question in the history, letters. */
const longest = 80

/** What history calls a question: its words in the first of kk, ru, en that it has. */
export function historyName(text: LocalizedText): string {
  return shortened(showText(text, 'kk')?.text ?? '')
}

/** The same in each language; '' where it is still to be written. */
export function historyNames(text: LocalizedText): LocalizedText {
  return { kk: shortened(text.kk), ru: shortened(text.ru), en: shortened(text.en) }
}

function shortened(words: string): string {
  return words.length > longest ? `${words.slice(0, longest - 1).trimEnd()}…` : words
}

/** A number said in words. */
export interface SaidNumber {
  /** In how many words. */
  length: number
  value: number
  /** As it is written, with an ending where it has one: 2015, 20-дан, 15-го, 21st. */
  digits: string
}

/** The number that begins with the word `at`, as long as it goes; null where none does. Words are in lower case. */
export type ReadNumber = (words: readonly string[], at: number) => SaidNumber | null

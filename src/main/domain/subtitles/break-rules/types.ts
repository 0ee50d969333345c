/**
 * How bad it is to part two neighbouring words, 0 (after a sentence) to 1 (never). Used for line ends and, together
 * with pauses, for cue ends. Words are compared in lower case without punctuation around them.
 *
 * The principles are those of the Netflix Timed Text Style Guide, General Requirements (215758617), "Line Treatment":
 * break after punctuation, before conjunctions and prepositions; never between noun and article or adjective, first
 * and last name, verb and subject pronoun, auxiliary or negation. The word lists are ours.
 */
export interface BreakRules {
  /** Exceptions to the lists below; the first that matches decides. */
  overrides: readonly BreakPattern[]
  /** Open a clause; a break before them is welcome. */
  conjunctions: ReadonlySet<string>
  /** Open a phrase; a break before them is good, after them impossible. */
  prepositions: ReadonlySet<string>
  /** Belong to the word after them: articles, negations, intensifiers. */
  proclitics: ReadonlySet<string>
  /** Lean on the word after them, less strictly: determiners, numerals, subject pronouns, modal verbs. */
  leanRight: ReadonlySet<string>
  /** Belong to the word before them: particles, postpositions, copulas. */
  enclitics: ReadonlySet<string>
  /** Close a phrase, so that a break after them is good (postpositions). */
  closers: ReadonlySet<string>
  /** Two words that are one unit, as `first second`: `потому что`. */
  units: ReadonlySet<string>
  /** By the shape of the words; the first that matches decides, after the lists above. */
  patterns: readonly BreakPattern[]
  /** End with a full stop and no sentence ends there; without the stop. */
  abbreviations: ReadonlySet<string>
}

export interface BreakPattern {
  previous?: RegExp
  next?: RegExp
  penalty: number
}

/** A word list written as prose. */
export function list(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

/** Units, one a line. */
export function units(text: string): ReadonlySet<string> {
  return new Set(
    text
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  )
}

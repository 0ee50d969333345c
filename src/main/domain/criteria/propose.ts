import type { AnswerValue, Criterion, CriterionOption } from '#shared/api/criteria.ts'
import { ageOn } from '#shared/day.ts'

/** What a speaker's profile knows that a criterion may ask for. */
export interface KnownFacts {
  /** `YYYY-MM-DD`. */
  birthDate: string | null
  /** ISO 3166-1 alpha-2, or the country's name in words. */
  country: string | null
  arrivalYear: number | null
  /** BCP 47 codes, or names in words. */
  languages: readonly string[]
  /** ISO 15924 codes, or names in words. */
  scripts: readonly string[]
}

/** The age on a day, both `YYYY-MM-DD`; null when the day comes before the birth. */
export function ageIfBorn(birthDate: string, day: string): number | null {
  return birthDate > day ? null : ageOn(birthDate, day)
}

/** The answer the profile has to a criterion on a day; null when it has none. */
export function proposalFor(criterion: Criterion, facts: KnownFacts, day: string): AnswerValue | null {
  switch (criterion.kind) {
    case 'number':
      if (criterion.fact === 'age') return facts.birthDate === null ? null : ageIfBorn(facts.birthDate, day)
      return criterion.fact === 'arrival_year' ? facts.arrivalYear : null
    case 'date':
      return criterion.fact === 'birth_date' ? facts.birthDate : null
    case 'one_of':
      if (criterion.fact !== 'country' || facts.country === null) return null
      return optionFor(criterion.options, facts.country)?.id ?? null
    case 'several_of': {
      const known = listOf(criterion, facts)
      const chosen = new Set(known.map((one) => optionFor(criterion.options, one)?.id))
      const ids = criterion.options.map((option) => option.id).filter((id) => chosen.has(id))
      return ids.length > 0 ? ids : null
    }
    case 'yes_no':
      return null
  }
}

/** Equal answers, whatever the order in which several were chosen. */
export function sameValue(a: AnswerValue | null, b: AnswerValue | null): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((one) => b.includes(one))
}

function listOf(criterion: Criterion, facts: KnownFacts): readonly string[] {
  if (criterion.fact === 'languages') return facts.languages
  if (criterion.fact === 'scripts') return facts.scripts
  if (criterion.fact === 'country') return facts.country === null ? [] : [facts.country]
  return []
}

function optionFor(options: readonly CriterionOption[], known: string): CriterionOption | undefined {
  const wanted = fold(known)
  if (wanted === '') return undefined
  return namesOf(options).get(wanted) ?? options.find((option) => option.code === '*')
}

/** A ranking asks the same few options about a thousand speakers. */
const named = new WeakMap<readonly CriterionOption[], ReadonlyMap<string, CriterionOption>>()

/** Options by what they are called; of two with one name the first. */
function namesOf(options: readonly CriterionOption[]): ReadonlyMap<string, CriterionOption> {
  const known = named.get(options)
  if (known) return known
  const names = new Map<string, CriterionOption>()
  for (const option of options) {
    if (option.code === '*') continue
    const { kk, ru, en } = option.label
    for (const name of [option.code, kk, ru, en].map(fold)) {
      if (!names.has(name)) names.set(name, option)
    }
  }
  named.set(options, names)
  return names
}

function fold(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}

import type { Speaker } from '#shared/api/speakers.ts'

/** What a speaker is sorted by and called in the history. */
export function sortName({ name }: Pick<Speaker, 'name'>): string {
  return name.kk || name.ru || name.en
}

/** By name, as Kazakh sorts. */
export function inOrderOfName<T extends Pick<Speaker, 'id' | 'name'>>(speakers: readonly T[]): T[] {
  const collator = new Intl.Collator('kk')
  return speakers.toSorted((a, b) => collator.compare(sortName(a), sortName(b)) || (a.id < b.id ? -1 : 1))
}

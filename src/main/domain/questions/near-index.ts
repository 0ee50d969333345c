import { alike, nearDuplicateScore, type Shape, shapeOf } from './similarity.ts'

/** Kazakh and Russian words differ by their ends; this much of a folded word tells which word it is. */
const stemLength = 4
/** Stems looked up for a text, the rarest first. */
const stemsAsked = 8
/** Texts compared in full for one that is asked for. */
const candidatesCompared = 12
/** Stems that so many texts share (қалай, когда) tell nothing and would cost the most. */
const commonShare = 0.2
const commonAtLeast = 200

/** Finds the text of a fixed list that says nearly the same, without comparing all pairs. */
export interface NearIndex {
  /** Its place in the list; null when none is near enough. */
  nearest(text: string): number | null
}

/** Indexes texts of one language by the beginnings of their folded words; empty ones are never found. */
export function nearIndex(texts: readonly string[]): NearIndex {
  const shapes = texts.map(shapeOf)
  const byStem = new Map<string, number[]>()
  for (const [place, shape] of shapes.entries()) {
    for (const stem of stemsOf(shape)) {
      const places = byStem.get(stem)
      if (places) places.push(place)
      else byStem.set(stem, [place])
    }
  }
  const common = Math.max(commonAtLeast, texts.length * commonShare)
  return {
    nearest(text) {
      const shape = shapeOf(text)
      const lists = [...stemsOf(shape)]
        .flatMap((stem) => {
          const places = byStem.get(stem)
          return places ? [places] : []
        })
        .sort((a, b) => a.length - b.length)
      const shared = new Map<number, number>()
      for (const [index, places] of lists.slice(0, stemsAsked).entries()) {
        // The rarest is always looked at: a text of common words alone has nothing else.
        if (index > 0 && places.length > common) break
        for (const place of places) shared.set(place, (shared.get(place) ?? 0) + 1)
      }
      let best: { place: number; score: number } | null = null
      for (const place of likeliest(shared)) {
        const score = alike(shape, shapes[place] as Shape)
        if (score >= nearDuplicateScore && (!best || score > best.score)) best = { place, score }
      }
      return best?.place ?? null
    },
  }
}

function stemsOf({ words }: Shape): Set<string> {
  return new Set([...words].map((word) => word.slice(0, stemLength)))
}

/** Those that share the most, in no order among equals. */
function likeliest(shared: ReadonlyMap<number, number>): number[] {
  const bySharing: number[][] = []
  for (const [place, count] of shared) {
    const list = bySharing[count] ?? []
    list.push(place)
    bySharing[count] = list
  }
  return bySharing
    .reverse()
    .flatMap((places) => places ?? [])
    .slice(0, candidatesCompared)
}

import type { Plugin } from 'vite'

/**
 * A way from a file back to itself over what it imports, the first and the last being the same; null where there is none.
 *
 * @param imports what each file imports before it runs, by name
 */
export function circleAmong(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const finished = new Set<string>()
  const walk = (name: string, way: readonly string[]): string[] | null => {
    const at = way.indexOf(name)
    if (at >= 0) return [...way.slice(at), name]
    if (finished.has(name)) return null
    for (const next of imports.get(name) ?? []) {
      const circle = walk(next, [...way, name])
      if (circle) return circle
    }
    finished.add(name)
    return null
  }
  for (const name of imports.keys()) {
    const circle = walk(name, [])
    if (circle) return circle
  }
  return null
}

/** Files that import each other in a circle run before what they need is there: a screen then fails as it opens, so the build does. */
export const noChunkCircles: Plugin = {
  name: 'iz:no-chunk-circles',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
    const circle = circleAmong(new Map(chunks.map((chunk) => [chunk.fileName, chunk.imports])))
    if (circle) this.error(`files of the build import each other in a circle: ${circle.join(' -> ')}`)
  },
}

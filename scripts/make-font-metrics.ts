/** Writes src/main/domain/captions/font-metrics.ts from the caption fonts: run it again when a font or its version changes. */
import { readFile, writeFile } from 'node:fs/promises'
import fonts from '../resources/fonts.json' with { type: 'json' }
import { parseTtf } from '../src/main/infra/captions/ttf.ts'

/** ASCII, Latin-1, Latin Extended-A, Cyrillic, and the punctuation and signs that subtitles use. */
const ranges: [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x400, 0x4ff],
  [0x2010, 0x203a],
  [0x20ac, 0x20be],
  [0x2116, 0x2122],
]

const faces: string[] = []
for (const [family, files] of Object.entries(fonts)) {
  for (const [weight, file] of Object.entries(files)) {
    const face = parseTtf(await readFile(new URL(`../node_modules/${file}`, import.meta.url)))
    const runs = ranges.map(([first, last]) => {
      const widths = Array.from(
        { length: last - first + 1 },
        (_, index) => face.advance(first + index) ?? '-',
      )
      return `      [0x${first.toString(16)}, '${widths.join(' ')}'],`
    })
    faces.push(
      `  '${family} ${weight}': {`,
      `    unitsPerEm: ${face.unitsPerEm},`,
      `    ascent: ${face.ascent},`,
      `    descent: ${face.descent},`,
      '    runs: [',
      ...runs,
      '    ],',
      '  },',
    )
  }
}

const text = `/** Made by scripts/make-font-metrics.ts from the files in resources/fonts.json. */
export interface FaceMetrics {
  /** Font units to the em; the unit of everything below. */
  unitsPerEm: number
  ascent: number
  descent: number
  /** Advance widths of consecutive code points from the first one; \`-\` where the face has no glyph. */
  runs: [first: number, widths: string][]
}

export const faceMetrics: Record<string, FaceMetrics> = {
${faces.join('\n')}
}
`
await writeFile(new URL('../src/main/domain/captions/font-metrics.ts', import.meta.url), text)

import { type FaceMetrics, faceMetrics } from './font-metrics.ts'

/** Wider than any letter of the caption fonts: what is not in the table is never taken for narrower than it is. */
const unknownAdvanceEm = 1.1

/** A caption font in one weight, with lengths in em. */
export interface Face {
  /** Advance width of a text set on one line. Kerning, which only tightens these faces on the whole, is left out. */
  width(text: string): number
  /**
   * What an ASS font size of 1 em is: libass makes ascent plus descent equal the size, as VSFilter does
   * (https://github.com/libass/libass/wiki/Libass-and-font-sizes).
   */
  assSize: number
  descent: number
}

/** The face of a family; a family that is not in resources/fonts.json is measured as if every letter were wide. */
export function faceOf(family: string, bold: boolean): Face {
  const metrics = faceMetrics[`${family} ${bold ? 'bold' : 'regular'}`]
  if (!metrics) return { width: (text) => [...text].length * unknownAdvanceEm, assSize: 1.2, descent: 0.25 }
  const advances = advancesOf(metrics)
  const em = metrics.unitsPerEm
  return {
    width(text) {
      let units = 0
      for (const letter of text) units += advances.get(letter.codePointAt(0)!) ?? unknownAdvanceEm * em
      return units / em
    },
    assSize: (metrics.ascent + metrics.descent) / em,
    descent: metrics.descent / em,
  }
}

const known = new Map<FaceMetrics, Map<number, number>>()

function advancesOf(metrics: FaceMetrics): Map<number, number> {
  const ready = known.get(metrics)
  if (ready) return ready
  const advances = new Map<number, number>()
  for (const [first, widths] of metrics.runs) {
    for (const [index, width] of widths.split(' ').entries()) {
      if (width !== '-') advances.set(first + index, Number(width))
    }
  }
  known.set(metrics, advances)
  return advances
}

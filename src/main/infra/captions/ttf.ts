/**
 * What captions need to know of one TrueType face. All lengths are in font units, `unitsPerEm` of them to the em.
 * `ascent` + `descent` is the height libass takes an ASS font size to mean (the OS/2 Windows metrics).
 */
export interface FontFace {
  family: string
  unitsPerEm: number
  ascent: number
  descent: number
  /** Advance width of a code point, null where the face has no glyph for it. */
  advance(codePoint: number): number | null
}

/**
 * Reads a static TrueType file: names, metrics, character map (formats 4 and 12) and advance widths.
 * Source of the layout: https://learn.microsoft.com/typography/opentype/spec/
 * @throws RangeError or Error when the bytes are no TrueType font
 */
export function parseTtf(bytes: Uint8Array): FontFace {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = new Map<string, number>()
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + index * 16
    tables.set(tagAt(view, record), view.getUint32(record + 8))
  }
  const table = (tag: string): number => {
    const offset = tables.get(tag)
    if (offset === undefined) throw new Error(`no ${tag} table`)
    return offset
  }
  const head = table('head')
  const os2 = table('OS/2')
  const hmtx = table('hmtx')
  const longMetrics = view.getUint16(table('hhea') + 34)
  const glyphOf = characterMap(view, table('cmap'))
  return {
    family: familyName(view, table('name')),
    unitsPerEm: view.getUint16(head + 18),
    ascent: view.getUint16(os2 + 74),
    descent: view.getUint16(os2 + 76),
    advance(codePoint) {
      const glyph = glyphOf(codePoint)
      return glyph === 0 ? null : view.getUint16(hmtx + Math.min(glyph, longMetrics - 1) * 4)
    },
  }
}

function tagAt(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(offset + index)))
}

/** The preferred family name (id 16), or the plain one (id 1), from the Windows Unicode records. */
function familyName(view: DataView, name: number): string {
  const count = view.getUint16(name + 2)
  const strings = name + view.getUint16(name + 4)
  const found = new Map<number, string>()
  for (let index = 0; index < count; index++) {
    const record = name + 6 + index * 12
    if (view.getUint16(record) !== 3 || view.getUint16(record + 4) !== 0x409) continue
    const length = view.getUint16(record + 8) / 2
    const start = strings + view.getUint16(record + 10)
    const units = Array.from({ length }, (_, unit) => view.getUint16(start + unit * 2))
    found.set(view.getUint16(record + 6), String.fromCharCode(...units))
  }
  return found.get(16) ?? found.get(1) ?? ''
}

function characterMap(view: DataView, cmap: number): (codePoint: number) => number {
  const subtables = new Map<number, number>()
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const offset = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    subtables.set(view.getUint16(offset), offset)
  }
  const full = subtables.get(12)
  if (full !== undefined) return (codePoint) => glyphFromGroups(view, full, codePoint)
  const basic = subtables.get(4)
  if (basic !== undefined) return (codePoint) => glyphFromSegments(view, basic, codePoint)
  throw new Error('no Unicode character map')
}

function glyphFromGroups(view: DataView, offset: number, codePoint: number): number {
  const groups = view.getUint32(offset + 12)
  for (let index = 0; index < groups; index++) {
    const group = offset + 16 + index * 12
    if (codePoint > view.getUint32(group + 4)) continue
    const first = view.getUint32(group)
    return codePoint < first ? 0 : view.getUint32(group + 8) + codePoint - first
  }
  return 0
}

function glyphFromSegments(view: DataView, offset: number, codePoint: number): number {
  const doubled = view.getUint16(offset + 6)
  for (let index = 0; index < doubled; index += 2) {
    if (codePoint > view.getUint16(offset + 14 + index)) continue
    const starts = offset + 16 + doubled
    const first = view.getUint16(starts + index)
    if (codePoint < first) return 0
    const delta = view.getUint16(starts + doubled + index)
    const rangeAt = starts + 2 * doubled + index
    const range = view.getUint16(rangeAt)
    if (range === 0) return (codePoint + delta) & 0xffff
    const glyph = view.getUint16(rangeAt + range + (codePoint - first) * 2)
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { faceOf } from '../../domain/captions/measure.ts'
import { loadFontFiles, loadPresets, loadStyles } from './catalogue.ts'
import { fontsFor, undrawnCues } from './fonts.ts'
import { parseTtf } from './ttf.ts'

const kazakh = 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ'
const letters = `${kazakh}${kazakh.toLocaleLowerCase('kk')}ABCXYZabcxyz0123456789.,!?…–—«»“”’:;()%№₸€`

describe('caption fonts', () => {
  it('are where resources/fonts.json says, have every letter, and are as wide as the generator believes', async () => {
    const families = Object.entries(await loadFontFiles())
    expect(families.length).toBeGreaterThan(0)
    for (const [family, files] of families) {
      for (const [weight, file] of Object.entries(files)) {
        const face = parseTtf(await readFile(join('node_modules', file)))
        const table = faceOf(family, weight === 'bold')
        expect(face.family).toBe(family)
        expect(table.assSize).toBeCloseTo((face.ascent + face.descent) / face.unitsPerEm, 6)
        const widths = [...letters].map((letter) => face.advance(letter.codePointAt(0)!)! / face.unitsPerEm)
        expect([...letters].map((letter) => table.width(letter))).toEqual(widths)
      }
    }
  })

  it('are copied to a folder with nothing else in it that is a font', async () => {
    const cacheDir = makeTempDir()
    const [first, again] = await Promise.all([
      fontsFor({ font: 'Golos Text' }, cacheDir),
      fontsFor({ font: 'Golos Text' }, cacheDir),
    ])
    expect(again).toEqual(first)
    expect((await readdir(first.dir)).sort()).toEqual([
      'GolosText_400Regular.ttf',
      'GolosText_700Bold.ttf',
      'no-system-fonts.conf',
    ])
  })

  it('that nobody ships are refused', async () => {
    await expect(fontsFor({ font: 'Comic Sans' }, makeTempDir())).rejects.toMatchObject({
      code: 'font_missing',
    })
  })

  it('say which letters they lack', async () => {
    const cue = (startMs: number, text: string) => ({ startMs, endMs: startMs + 900, text, words: [] })
    const cues = [cue(0, '<i>Сәлем</i>'), cue(1000, 'Қалай? 😀\nсәлем 中😀'), cue(2000, '中')]
    expect(await undrawnCues(cues, { font: 'Golos Text', bold: true })).toEqual([
      { atMs: 1000, endMs: 1900, letters: ['😀', '中'] },
      { atMs: 2000, endMs: 2900, letters: ['中'] },
    ])
  })
})

describe('the catalogue', () => {
  it('has presets and styles that fit together', async () => {
    const [presets, styles, fonts] = await Promise.all([loadPresets(), loadStyles(), loadFontFiles()])
    expect(presets.map((preset) => preset.id)).toEqual(['youtube', 'reels', 'shorts', 'feed', 'square'])
    expect(new Set(styles.map((style) => style.id)).size).toBe(styles.length)
    for (const style of styles) expect(Object.keys(fonts)).toContain(style.font)
    for (const preset of presets) expect(preset.source).toMatch(/^https:/)
  })
})

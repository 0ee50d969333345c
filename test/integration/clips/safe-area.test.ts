import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { describe, expect, it } from 'vitest'
import type { Cue } from '#shared/subtitles.ts'
import { captionsToAss } from '../../../src/main/domain/captions/ass.ts'
import { fontsFor } from '../../../src/main/infra/captions/fonts.ts'
import { inkBounds } from '../../support/clip-files.ts'
import { kazakh, preset, styles } from '../../support/clip-place.ts'
import { makeTempDir } from '../../support/temp.ts'

const dir = makeTempDir('captions')
const cacheDir = join(dir, 'кэш')

describe('captions', () => {
  const texts = [
    kazakh,
    'ЩЩЩЩЩЩ ШШШШШШШШ ЮЮЮЮЮЮ ЖЖЖЖЖ ФФФФФФФФ ЫЫЫЫЫ МММММ ШШШШ ЩЩЩЩ ЮЮЮЮЮ',
    'Қазақстандықтардың жауапкершіліктерін түсінбегендіктеріңізден',
    'Что бы вы сказали молодёжи, которая только переехала и ещё не нашла себя?',
    'WWWWWW MMMMMMMM What would you say to young people who have just moved here, WWWW?',
    'https://example.org/өте/ұзақ/мекенжай/осында/тұр/және/бітпейді/ешқашан',
    '{\\an8\\pos(0,0)}Жоғарыға {\\fs200} \\N\\n\\h \\{қашу\\}',
    '– Сіз қайда тұрасыз, бауырым?\n– Ұлан-Батырда, әжеммен бірге тұрамын.',
  ]
  const track = texts.map(
    (text, index): Cue => ({ startMs: index * 1000, endMs: index * 1000 + 1000, text, words: [] }),
  )

  it('stay inside the safe area in every style and frame, whatever the text', async () => {
    for (const one of styles) {
      const fonts = await fontsFor(one, cacheDir)
      for (const id of one.id === 'karaoke' ? ['youtube', 'reels', 'square'] : ['reels']) {
        const { width, height, safeArea } = preset(id)
        const work = join(dir, `шеті-${one.id}-${id}`)
        await mkdir(work)
        const clip = { offsetMs: 0, durationMs: texts.length * 1000 }
        await writeFile(join(work, 'c.ass'), captionsToAss(track, one, preset(id), clip))
        await cp(fonts.dir, join(work, 'fonts'), { recursive: true })
        // Two looks at each cue, as a long one becomes several captions.
        const ground = `color=c=0x808080:s=${width}x${height}:r=2:d=${texts.length},format=yuv444p`
        const graph = `${ground},ass=c.ass:fontsdir=fonts,format=gray`
        const { stdout, stderr } = await execa(
          'ffmpeg',
          ['-nostdin', '-v', 'warning', '-f', 'lavfi', '-i', graph, '-f', 'rawvideo', '-'],
          {
            ...{ cwd: work, env: { FONTCONFIG_FILE: fonts.fontconfig } },
            ...{ encoding: 'buffer', maxBuffer: 1e9 },
          },
        )
        expect(new TextDecoder().decode(stderr)).not.toContain('Glyph')
        const frames = stdout.length / (width * height)
        expect(frames).toBe(texts.length * 2)
        for (let frame = 0; frame < frames; frame++) {
          const grey = stdout.subarray(frame * width * height, (frame + 1) * width * height)
          const ink = inkBounds(grey, width, 40)
          const where = `${one.id} ${id} ${texts[Math.floor(frame / 2)]}`
          expect(ink, where).not.toBeNull()
          expect(ink!.left, where).toBeGreaterThanOrEqual(safeArea.left)
          expect(ink!.right, where).toBeLessThan(width - safeArea.right)
          expect(ink!.top, where).toBeGreaterThanOrEqual(safeArea.top)
          expect(ink!.bottom, where).toBeLessThan(height - safeArea.bottom)
        }
      }
    }
  })
})

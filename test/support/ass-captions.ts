import type { CaptionStyle } from '#shared/clip.ts'

/** A look whose font, colours and sizes are known, with a shadow, a highlight and no box. */
export const style: CaptionStyle = {
  id: 'test',
  name: { kk: '', ru: '', en: '' },
  font: 'Golos Text',
  bold: true,
  sizePx: 60,
  colour: '#FFFFFF',
  outlineColour: '#000000',
  outlinePx: 4,
  shadowPx: 6,
  box: null,
  highlight: '#FFD23F',
  maxLineLength: { landscape: 42, portrait: 26 },
}

/** An upright frame of the size and the safe area of Reels, px. */
export const reels = { width: 1080, height: 1920, safeArea: { top: 270, right: 120, bottom: 570, left: 120 } }

/** A caption, or its shadow, as the script shows it; ms from the beginning of the clip. */
export interface CaptionEvent {
  layer: number
  start: number
  end: number
  place: string
  text: string
}

/** The captions of a script, and their shadows, in its order. */
export function eventsOf(script: string): CaptionEvent[] {
  const ms = (time: string) => {
    const [hours, minutes, seconds] = time.split(':').map(Number)
    return Math.round((hours! * 3600 + minutes! * 60 + seconds!) * 1000)
  }
  return [...script.matchAll(/^Dialogue: (\d),([\d:.]+),([\d:.]+),Caption,,0,0,0,,(.*)$/gm)].map(
    ([, layer, start, end, text]) => ({
      layer: Number(layer),
      start: ms(start!),
      end: ms(end!),
      place: /\\pos\([^)]*\)/.exec(text!)![0],
      text: text!,
    }),
  )
}

/** The word in the highlight colour of `style`, or null. */
export function litWord(event: CaptionEvent): string | null {
  return /\{\\1c&H3FD2FF&\\1a&H00&\}(.*?)\{/.exec(event.text)?.[1] ?? null
}

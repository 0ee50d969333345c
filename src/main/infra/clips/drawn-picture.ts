import type { Size } from '#shared/framing.ts'
import { type FrameRate, frameCount } from '../../domain/clips/frame-rate.ts'
import { soundInput } from './loudness.ts'

/** A frame to draw, its constant rate, and the label under which the picture comes out. */
export interface DrawnPicture {
  frame: Size
  rate: FrameRate
  label: string
}

const ground = '0x1B2838'
const barColour = '0x7FB4E6'
/** Bars on each side of the middle; 100 Hz each from 100 Hz up, where a voice has its strength. */
const barsPerSide = 18
/** Share of the frame's width that the bars take, and of its shorter side that one half of a bar may reach. */
const size = { width: 0.74, height: 0.22 }

/**
 * The picture of a recording that has none: the voice as bars that mirror about the middle of a calm ground, in step with the
 * sound of input 0. (No `fps` and no `trim` here: behind `showfreqs`, ffmpeg 5.1 then never ends.) The bars stand above the middle, clear of the captions.
 */
export function drawnPicture(pictures: DrawnPicture[], durationMs: number): string[] {
  const labels = pictures.map((_, index) => `[w${index}]`)
  // The bars must end before the ground does: overlay would make a frame more for each that comes after.
  const end = Math.max(durationMs - 200, durationMs / 2) / 1000
  const voice = `atrim=end=${end.toFixed(3)},dynaudnorm=f=200:g=5,aresample=24000,aformat=channel_layouts=mono`
  const spectrum = `showfreqs=s=120x120:mode=bar:ascale=sqrt:fscale=lin:overlap=0.7:averaging=2:colors=${barColour}`
  return [
    `[0:a:0]${soundInput},${voice},${spectrum},crop=${barsPerSide}:120:1:0,split=${pictures.length}${labels.join('')}`,
    ...pictures.flatMap(({ frame, rate: { numerator, denominator }, label }, index) => {
      const rate = `${numerator}/${denominator}`
      // Half a frame short, as `color` makes every frame that begins before the end.
      const length = ((frameCount({ numerator, denominator }, durationMs) - 0.5) * denominator) / numerator
      const pitch = Math.round((frame.width * size.width) / barsPerSide / 4) * 2
      const half = {
        width: pitch * barsPerSide,
        height: Math.round(Math.min(frame.width, frame.height) * size.height),
      }
      const gap = Math.round(pitch * 0.45)
      const scaled = `scale=${half.width}:${half.height}:flags=neighbor`
      const gaps = `drawgrid=w=${pitch}:h=9999:t=${gap}:c=black:x=-${Math.round(gap / 2)}`
      const at = 'overlay=(W-w)/2:H*0.42-h/2:eof_action=repeat'
      const [right, left, upper, lower, bars, back] = ['r', 'l', 'u', 'd', 'b', 'k'].map(
        (part) => `[${part}${index}]`,
      )
      return [
        `${labels[index]}${scaled},split${right}${left}`,
        `${left}hflip[m${index}]`,
        `[m${index}]${right}hstack,split${upper}${lower}`,
        `${lower}vflip[f${index}]`,
        `${upper}[f${index}]vstack,${gaps},colorkey=black:0.2:0${bars}`,
        `color=c=${ground}:s=${frame.width}x${frame.height}:r=${rate}:d=${length.toFixed(4)}${back}`,
        `${back}${bars}${at},format=yuv420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709${label}`,
      ]
    }),
  ]
}

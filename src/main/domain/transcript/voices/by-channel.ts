import type { ChannelsVerdict } from '#shared/api/transcripts.ts'
import { smoothed } from './smooth.ts'
import { framesOf, type TimedSpan } from './voice-frames.ts'

/** Level of each of two channels, dB of full scale, a frame each `frameHopMs`. */
export interface ChannelLevels {
  count: number
  left: Float32Array
  right: Float32Array
}

/** A channel that never comes above this (dB) has no microphone. */
const silentDb = -60
/** Channels whose level differs always by the same have the same sound: each voice must shift the difference by this much (dB). */
const leastShiftDb = 6
/** A shift for less of the speech than this is a cough, not a person. */
const leastShare = 0.02
/** How sure a shift of so many dB makes (log likelihood for a dB). */
const certainty = 0.5
/** Frames this much (dB) under the loud ones are no speech. */
const quietDb = 30
const windowFrames = 32

/**
 * Whether two channels tell two speakers apart: each had a microphone that heard its own speaker louder. How loud either is set plays no
 * part, nor that each hears the other too: only by how much the balance shifts from one voice to the other.
 */
export function judgeChannels(levels: ChannelLevels): ChannelsVerdict {
  const loud = [loudLevel(levels.left), loudLevel(levels.right)]
  if (loud.some((level) => level < silentDb)) return 'silent'
  const balances = balancesOf(levels, windowsOfSpeech(levels))
  return shiftOf(balances) === null ? 'same' : 'usable'
}

/** Which channel's speaker says each word: 0 the first (left), 1 the second; null where the channels do not tell. */
export function speakersByChannel(levels: ChannelLevels, words: readonly TimedSpan[]): (0 | 1)[] | null {
  const shift = shiftOf(balancesOf(levels, windowsOfSpeech(levels)))
  if (shift === null) return null
  const gains = words.map((word) => {
    const balance = balanceOf(levels, framesOf(word, levels))
    return balance === null ? 0 : (balance - shift) * certainty
  })
  return smoothed(words, gains)
}

interface FrameSpan {
  from: number
  to: number
}

function loudLevel(levels: Float32Array): number {
  return levels.toSorted()[Math.floor(levels.length * 0.95)] ?? Number.NEGATIVE_INFINITY
}

/** Half a second each, where one of the channels is loud. */
function windowsOfSpeech({ count, left, right }: ChannelLevels): FrameSpan[] {
  const least = [loudLevel(left) - quietDb / 2, loudLevel(right) - quietDb / 2]
  const windows: FrameSpan[] = []
  for (let from = 0; from + windowFrames <= count; from += windowFrames) {
    let loud = 0
    for (let i = from; i < from + windowFrames; i++)
      if (left[i]! > least[0]! || right[i]! > least[1]!) loud += 1
    if (loud > windowFrames / 3) windows.push({ from, to: from + windowFrames })
  }
  return windows
}

function balancesOf(levels: ChannelLevels, windows: readonly FrameSpan[]): number[] {
  return windows.map((window) => balanceOf(levels, window)).filter((balance) => balance !== null)
}

/** Energy of the left over that of the right, dB. */
function balanceOf({ left, right }: ChannelLevels, { from, to }: FrameSpan): number | null {
  if (to <= from) return null
  let [first, second] = [0, 0]
  for (let i = from; i < to; i++) {
    first += 10 ** (left[i]! / 10)
    second += 10 ** (right[i]! / 10)
  }
  return 10 * Math.log10((first + 1e-12) / (second + 1e-12))
}

/** The balance between the two voices: halfway between the two groups the balances fall into; null where they do not. */
function shiftOf(balances: readonly number[]): number | null {
  const sorted = balances.toSorted((a, b) => a - b)
  const total = sorted.reduce((sum, balance) => sum + balance, 0)
  let below = 0
  let best = 0
  let groups: { low: number; high: number; share: number } | null = null
  for (const [index, balance] of sorted.slice(0, -1).entries()) {
    below += balance
    const few = index + 1
    const many = sorted.length - few
    const [low, high] = [below / few, (total - below) / many]
    const apart = few * many * (high - low) ** 2
    if (apart <= best) continue
    best = apart
    groups = { low, high, share: Math.min(few, many) / sorted.length }
  }
  if (!groups || groups.high - groups.low < leastShiftDb || groups.share < leastShare) return null
  return (groups.low + groups.high) / 2
}

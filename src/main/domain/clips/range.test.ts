import { describe, expect, it } from 'vitest'
import { clipName, sidecarName } from './names.ts'
import { cuesInRange } from './range.ts'

const word = (text: string, startMs: number, endMs: number) => ({
  ...{ text, startMs, endMs },
  ...{ confidence: 0.9, language: 'kk' as const, speaker: null },
})

describe('the cues of a clip', () => {
  const cues = [
    { startMs: 0, endMs: 1000, text: 'бұрын', words: [word('бұрын', 0, 1000)] },
    {
      startMs: 1500,
      endMs: 3000,
      text: 'бір екі',
      words: [word('бір', 1500, 2000), word('екі', 2200, 3000)],
    },
    { startMs: 5000, endMs: 7000, text: 'соңы', words: [] },
    { startMs: 6000, endMs: 8000, text: 'кейін', words: [] },
  ]

  it('are cut to it, with their words, and count from its in point', () => {
    expect(cuesInRange(cues, 2100, 6000)).toEqual([
      { startMs: 0, endMs: 900, text: 'бір екі', words: [word('екі', 100, 900)] },
      { startMs: 2900, endMs: 3900, text: 'соңы', words: [] },
    ])
  })

  it('leave the track as it was', () => {
    const before = structuredClone(cues)
    cuesInRange(cues, 2100, 6000)
    expect(cues).toEqual(before)
  })
})

describe('names', () => {
  it('tell preset and language', () => {
    expect(clipName('Сұхбат 1', 'reels')).toBe('Сұхбат 1.reels.mp4')
    expect(sidecarName('Сұхбат 1', 'youtube', 'kk', 'srt')).toBe('Сұхбат 1.youtube.kk.srt')
  })
})

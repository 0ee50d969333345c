import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cliPlace, expectFailure, quiet, readText, twoCues } from '../../support/cli-place.ts'

const { at, iz } = cliPlace('convert')

describe.concurrent('iz convert', () => {
  it('carries cues through every format and back', async () => {
    const chain = ['cues.srt', 'step.vtt', 'step.ass', 'back.srt', 'step.txt']
    for (const [index, next] of chain.slice(1, 4).entries()) {
      expect(await iz('convert', at(chain[index]!), at(next))).toEqual(quiet)
    }
    expect(readText(at('back.srt'))).toBe(twoCues)
    expect(await iz('convert', at('back.srt'), at('step.txt'))).toEqual(quiet)
    expect(readText(at('step.txt'))).toContain('һәм соңғы сөз: ұлы көш')
    expect(readText(at('step.txt'))).not.toMatch(/-->|<i>/)
  })

  it('leaves the old output when the input is no subtitles', async () => {
    writeFileSync(at('prose.srt'), 'Құрметті оқырман!\n')
    writeFileSync(at('kept.vtt'), 'WEBVTT\n')
    expectFailure(await iz('convert', at('prose.srt'), at('kept.vtt')), 3, 'subtitles_unrecognised')
    expect(readText(at('kept.vtt'))).toBe('WEBVTT\n')
  })
})

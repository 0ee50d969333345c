import { expect, it } from 'vitest'
import type { EngineName } from '#shared/transcript.ts'
import type { ChunkResult, SpeechEngine } from '../../../services/transcription/ports.ts'
import { Computing } from './computing.ts'

const chunk = { samples: new Float32Array(), startMs: 0 }
const options = { language: 'kk', translateTo: null, threads: 1 } as const
const { signal } = new AbortController()
const nothing: ChunkResult = { words: [], language: null }
const engine = (name: EngineName, recognise: SpeechEngine['recognise']): SpeechEngine => ({
  ...{ name, width: 2, recognise, close: async () => {} },
})

it('tells which engines compute before they begin, and the one that failed from then on', async () => {
  const told: string[] = []
  const computing = new Computing(async (engines) => void told.push(engines.join('+')))
  let finish = () => {}
  const slow = await computing.load('gigaam', async () =>
    engine('gigaam', () => new Promise((resolve) => (finish = () => resolve(nothing)))),
  )
  expect(slow).toMatchObject({ name: 'gigaam', width: 2 })
  expect(told).toEqual(['gigaam', ''])
  const broken = await computing.load('whisper', async () =>
    engine('whisper', async () => {
      expect(told.at(-1)).toBe('gigaam+whisper')
      throw new Error('lost')
    }),
  )
  told.length = 0
  const running = slow.recognise(chunk, options, signal)
  await expect(broken.recognise(chunk, options, signal)).rejects.toThrow('lost')
  finish()
  expect(await running).toBe(nothing)
  expect(told).toEqual(['gigaam', 'gigaam+whisper', 'whisper', 'whisper'])
})

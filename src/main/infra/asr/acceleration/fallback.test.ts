import { expect, it } from 'vitest'
import type { AcceleratedEngine } from '#shared/api/acceleration.ts'
import { IzError } from '#shared/error.ts'
import type { EngineName, Transcript } from '#shared/transcript.ts'
import type { AccelerationService } from '../../../services/acceleration/ports.ts'
import type { TranscriptionRequest } from '../../../services/transcription/ports.ts'
import { withFallback } from './fallback.ts'

const files = (engine: EngineName) => ({ engine, path: `/${engine}`, vocabularyPath: null })
const request: TranscriptionRequest = {
  ...{ mediaPath: '/a.wav', durationMs: 1000, language: 'auto', translateTo: null },
  ...{ model: files('gigaam'), english: files('whisper') },
}

/** Who is blamed for a run that ends so while these compute, both of them accelerated. */
async function blamedFor(code: 'engine_crashed' | 'engine_failed', computing: readonly EngineName[][]) {
  const blamed: AcceleratedEngine[] = []
  const acceleration = {
    providers: async () => ({ gigaam: 'webgpu', whisper: 'vulkan' }),
    reportFailure: (engine: AcceleratedEngine) => blamed.push(engine),
  } as unknown as AccelerationService
  const control = { signal: new AbortController().signal }
  let runs = 0
  await withFallback(acceleration, request, control, async (_, __, providers, onComputing) => {
    runs++
    if (providers.gigaam === 'cpu') return {} as Transcript
    for (const engines of computing) onComputing(engines)
    throw new IzError(code, { file: 'a.wav' })
  })
  expect(runs).toBe(2)
  return blamed
}

it.each<[string, EngineName[][], AcceleratedEngine[]]>([
  ['the one that was computing', [['gigaam'], [], ['whisper']], ['whisper']],
  ['both where both were', [['gigaam'], ['gigaam', 'whisper']], ['gigaam', 'whisper']],
  ['both where none was', [['gigaam'], []], ['gigaam', 'whisper']],
  ['both where nothing was told', [], ['gigaam', 'whisper']],
  ['the one of two that a driver serves', [['gigaam', 'parakeet']], ['gigaam']],
  ['none where another was, which no driver serves', [['parakeet']], []],
])('is blamed: %s', async (_, computing, expected) => {
  expect(await blamedFor('engine_crashed', computing)).toEqual(expected)
  expect(await blamedFor('engine_failed', computing)).toEqual(expected)
})

it('goes on with the processor once, and ends with its error where that fails too', async () => {
  const blamed: AcceleratedEngine[] = []
  const acceleration = {
    providers: async () => ({ gigaam: 'webgpu', whisper: 'cpu' }),
    reportFailure: (engine: AcceleratedEngine) => blamed.push(engine),
  } as unknown as AccelerationService
  const ran: string[] = []
  const control = { signal: new AbortController().signal }
  const running = withFallback(acceleration, request, control, async (_, __, providers, onComputing) => {
    ran.push(providers.gigaam)
    onComputing(['whisper'])
    throw new IzError('engine_crashed', { file: `run ${ran.length}` })
  })
  await expect(running).rejects.toMatchObject({ params: { file: 'run 2' } })
  expect([ran, blamed]).toEqual([['webgpu', 'cpu'], []])
})

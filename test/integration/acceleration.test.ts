import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createAcceleration } from '../../src/main/infra/asr/acceleration/acceleration.ts'
import { candidatesFor, mayHaveDevice } from '../../src/main/infra/asr/acceleration/candidates.ts'
import { probeEngine } from '../../src/main/infra/asr/acceleration/probe.ts'
import { createTranscriber } from '../../src/main/infra/asr/transcriber.ts'
import { demoModelFiles } from '../../src/main/infra/paths.ts'
import { createChildProcessHost, workerEntry } from '../../src/main/infra/workers/child-process-host.ts'
import type { AccelerationService } from '../../src/main/services/acceleration/ports.ts'
import {
  type AcceleratedEngine,
  acceleratedEngines,
  type ComputeProvider,
} from '../../src/shared/api/acceleration.ts'
import { committedRecording } from '../support/speech-recordings.ts'
import { makeTempDir } from '../support/temp.ts'
import { comparableWords } from '../support/word-error-rate.ts'

const workers = createChildProcessHost()
const support = join(import.meta.dirname, '..', 'support')
const linuxWithoutDevice = process.platform === 'linux' && !mayHaveDevice()

/** Workers that start from files of the tests instead. */
const workersFrom = (files: Partial<Record<string, string>>) =>
  createChildProcessHost((name) => (files[name] ? join(support, files[name]) : workerEntry(name)))

function accelerationIn(configDir: string, appVersion = '1.0.0', host = workers): AccelerationService {
  return createAcceleration({ workers: host, configDir, appVersion, models: demoModelFiles })
}

/** The probe of this machine, once for all tests: it takes its time. */
const probedDir = makeTempDir('probed')
beforeAll(async () => {
  await accelerationIn(probedDir).probe()
}, 240_000)

/** The state of a computer where a probe has found engines to work with providers that this machine has not: `gigaam` only, unless said. */
function rememberedAs(
  configDir: string,
  provider: ComputeProvider,
  engines: readonly AcceleratedEngine[] = ['gigaam'],
): AccelerationService {
  const kept = JSON.parse(readFileSync(join(probedDir, 'acceleration.json'), 'utf8'))
  for (const engine of engines) {
    kept.probe.attempts[engine] = [
      { provider: 'cpu', outcome: 'works', detail: null, ms: 9, inUse: false },
      { provider, outcome: 'works', detail: null, ms: 3, inUse: false },
    ]
  }
  writeFileSync(join(configDir, 'acceleration.json'), JSON.stringify(kept))
  return accelerationIn(configDir)
}

afterEach(() => {
  delete process.env.IZ_DIES_AFTER
  delete process.env.IZ_DIES_COMPUTING
  delete process.env.IZ_BREAKS
})

describe('the probe', () => {
  it('computes truly with the processor, and says of each other way what is the matter', () => {
    for (const { engine, attempts } of accelerationIn(probedDir).state().engines) {
      const [processor, ...others] = attempts
      expect(processor).toMatchObject({ provider: 'cpu', outcome: 'works' })
      expect(processor!.ms).toBeGreaterThanOrEqual(0)
      expect(others.map(({ provider }) => provider)).toEqual(candidatesFor(engine))
      if (!linuxWithoutDevice) continue
      for (const { outcome, detail } of others) {
        expect(outcome).toBe('absent')
        expect(detail).toBeTruthy()
      }
    }
  })

  it.each([
    ['crash', 'crashed'],
    ['wrong', 'wrong'],
    ['nan', 'wrong'],
    ['not at all', 'works'],
  ] as const)(
    'of a driver that breaks by %s finds it %s',
    async (breaks, outcome) => {
      process.env.IZ_BREAKS = breaks
      const host = workersFrom({ 'acceleration-probe': 'broken-probe-child.ts' })
      const attempts = await probeEngine(host, 'gigaam', demoModelFiles.gigaam, ['webgpu'])
      expect(attempts.map((attempt) => attempt.outcome)).toEqual(['works', outcome])
    },
    60_000,
  )
})

describe('what the probe found', () => {
  it('is remembered for this version of the app, and not for the next', () => {
    const fresh = accelerationIn(makeTempDir('acceleration')).state()
    expect(fresh.probedAt).toBeNull()
    // Where there is not even a device file, nothing is tried until the person asks.
    const reason = linuxWithoutDevice ? 'none_found' : 'not_probed'
    expect(fresh.engines.map((engine) => engine.reason)).toEqual([reason, reason])
    const found = accelerationIn(probedDir).state()
    expect(found.probedAt).not.toBeNull()
    expect(accelerationIn(probedDir, '1.0.1').state().probedAt).toBeNull()
    if (!linuxWithoutDevice) return
    expect(found.engines.map(({ provider, reason }) => [provider, reason])).toEqual([
      ['cpu', 'none_found'],
      ['cpu', 'none_found'],
    ])
  })

  it('is used, unless the person wants the processor only', async () => {
    const acceleration = rememberedAs(makeTempDir('acceleration'), 'webgpu')
    expect(await acceleration.providers()).toMatchObject({ gigaam: 'webgpu' })
    acceleration.setProcessorOnly(true)
    expect(await acceleration.providers()).toEqual({ gigaam: 'cpu', whisper: 'cpu' })
    expect(acceleration.state().engines[0]!.reason).toBe('processor_only')
    acceleration.setProcessorOnly(false)
    expect(await acceleration.providers()).toMatchObject({ gigaam: 'webgpu' })
  }, 120_000)
})

describe('a transcription whose accelerated engine fails', () => {
  const recording = committedRecording('kk')
  const long = () => {
    const path = join(makeTempDir('acceleration'), 'ұзақ.wav')
    const loop = ['-stream_loop', '5', '-i', recording.path]
    execFileSync('ffmpeg', ['-v', 'error', ...loop, '-ar', '16000', '-ac', '1', path])
    return path
  }
  const request = (mediaPath: string) => ({
    mediaPath,
    durationMs: 6 * recording.durationMs,
    model: demoModelFiles.gigaam,
    language: 'kk' as const,
    translateTo: null,
  })
  const transcriberWith = (acceleration: AccelerationService | null, host = workers) =>
    createTranscriber({
      ffmpegPath: async () => 'ffmpeg',
      workers: host,
      threads: 1,
      ...(acceleration ? { acceleration } : {}),
    })

  it.each([
    ['at the start', '0'],
    ['after the first chunk', '1'],
    ['after the second', '2'],
  ])(
    'by a crash %s is finished by the processor, with the same words, and tells why',
    async (_, chunks) => {
      const path = long()
      const signal = new AbortController().signal
      const expected = await transcriberWith(null).transcribe(request(path), { signal })
      expect(expected.words.length).toBeGreaterThan(40)

      const configDir = makeTempDir('acceleration')
      const acceleration = rememberedAs(configDir, 'webgpu')
      process.env.IZ_DIES_AFTER = chunks
      const host = workersFrom({ transcription: 'dying-worker-child.ts' })
      const streamed: string[] = []
      const progress: number[] = []
      const transcript = await transcriberWith(acceleration, host).transcribe(request(path), {
        signal,
        onWords: (words) => streamed.push(...words.map(({ text }) => text)),
        onProgress: (done) => progress.push(done),
      })
      expect(transcript.words).toEqual(expected.words)
      // Each chunk is given out once, whoever has computed it.
      const written = expected.words.map(({ text }) => text).join(' ')
      expect(comparableWords(streamed.join(' '))).toEqual(comparableWords(written))
      expect(progress).toEqual(progress.toSorted((a, b) => a - b))

      const told = acceleration.state().engines.find(({ engine }) => engine === 'gigaam')!
      expect(told).toMatchObject({ provider: 'cpu', reason: 'fell_back' })
      expect(told.attempts[1]).toMatchObject({ provider: 'webgpu', outcome: 'crashed', inUse: true })
      expect(told.attempts[1]!.detail).toContain('SIGSEGV')
      // It holds after a new start of the app, until the person asks for another probe.
      expect(await accelerationIn(configDir).providers()).toMatchObject({ gigaam: 'cpu' })
    },
    120_000,
  )

  it.each(acceleratedEngines)(
    'of two that are at work gives up only %s, which crashed',
    async (guilty) => {
      process.env.IZ_DIES_COMPUTING = guilty
      const acceleration = rememberedAs(makeTempDir('acceleration'), 'webgpu', acceleratedEngines)
      const host = workersFrom({ transcription: 'dying-worker-child.ts' })
      const transcript = await transcriberWith(acceleration, host).transcribe(
        {
          ...{ ...request(recording.path), durationMs: recording.durationMs },
          ...{ model: demoModelFiles.whisper, aligner: demoModelFiles.gigaam },
        },
        { signal: new AbortController().signal },
      )
      expect(transcript.words.length).toBeGreaterThan(5)
      for (const { engine, provider, reason } of acceleration.state().engines) {
        const expected = engine === guilty ? ['cpu', 'fell_back'] : ['webgpu', 'works']
        expect([provider, reason]).toEqual(expected)
      }
    },
    120_000,
  )

  it('because there is no such processor is finished by the main one as well', async () => {
    // A memory of another computer: the true worker asks the true engine for what this one lacks.
    if (!linuxWithoutDevice) return
    const acceleration = rememberedAs(makeTempDir('acceleration'), 'webgpu')
    const transcript = await transcriberWith(acceleration).transcribe(
      { ...request(recording.path), durationMs: recording.durationMs },
      { signal: new AbortController().signal },
    )
    expect(transcript.words.length).toBeGreaterThan(5)
    expect(acceleration.state().engines[0]).toMatchObject({ provider: 'cpu', reason: 'fell_back' })
  }, 120_000)

  it('is not blamed on the graphics processor when the model is at fault', async () => {
    const acceleration = rememberedAs(makeTempDir('acceleration'), 'webgpu')
    const path = join(makeTempDir('acceleration'), 'бүлінген.onnx')
    writeFileSync(path, readFileSync(demoModelFiles.gigaam.path).subarray(0, 100_000))
    const model = { ...demoModelFiles.gigaam, path }
    await expect(
      transcriberWith(acceleration).transcribe(
        { ...request(recording.path), model },
        { signal: new AbortController().signal },
      ),
    ).rejects.toMatchObject({ code: 'model_invalid' })
    expect(acceleration.state().engines[0]).toMatchObject({ provider: 'webgpu', reason: 'works' })
  }, 120_000)
})

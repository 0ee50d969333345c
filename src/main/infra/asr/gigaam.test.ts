import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import golden from '../../../../test/fixtures/speech/ctc/golden.json' with { type: 'json' }
import { ctcModelPath, ctcVocabularyPath } from '../../../../test/support/speech-recordings.ts'
import { makeTempDir } from '../../../../test/support/temp.ts'
import { openCtcSession } from './ctc-session.ts'
import { loadGigaam, sessionCount } from './gigaam.ts'
import { logMel } from './log-mel.ts'

const folder = makeTempDir('gigaam')
const symbols = 72

describe('CTC session', () => {
  it('gives the log-probabilities its training gave', async () => {
    const signal = Float32Array.from({ length: 32_000 }, (_, n) => {
      const t = n / 16_000
      return (
        0.3 * Math.sin(2 * Math.PI * 220 * t) +
        0.2 * Math.sin(2 * Math.PI * 1300 * t + 1) +
        0.05 * Math.sin(2 * Math.PI * (50 + 2000 * t) * t)
      )
    })
    const session = await openCtcSession({ path: ctcModelPath, symbols, threads: 1 })
    const { features, frames } = logMel(signal)
    const logProbs = await session.run(features, frames)
    expect(logProbs).toHaveLength(golden.T4 * symbols)
    let worst = 0
    for (const [frame, expected] of Object.entries(golden.logProbsAt)) {
      expect(expected).toHaveLength(symbols)
      expected.forEach((value, id) => {
        worst = Math.max(worst, Math.abs(logProbs[Number(frame) * symbols + id]! - value))
      })
    }
    expect(worst).toBeLessThan(0.01)
    await session.close()
  })

  it('says what it expected of a model with another vocabulary', async () => {
    await expect(
      openCtcSession({ path: ctcModelPath, symbols: symbols - 1, threads: 1 }),
    ).rejects.toMatchObject({
      code: 'model_invalid',
      params: { file: 'ctc-fixture.onnx', reason: 'vocabulary_differs' },
      detail: expect.stringContaining('log_probs float32 [B,T4,72]; 71 symbols'),
    })
  })

  it.each([
    ['a text', 'no model'],
    ['a file cut short', null],
  ])('refuses %s', async (label, content) => {
    const path = join(folder, `${label}.onnx`)
    if (content === null) {
      writeFileSync(path, readFileSync(ctcModelPath).subarray(0, 100_000))
    } else writeFileSync(path, content)
    await expect(openCtcSession({ path, symbols, threads: 1 })).rejects.toMatchObject({
      code: 'model_invalid',
      params: { file: `${label}.onnx` },
    })
  })

  it('tells a missing model from a broken one', async () => {
    await expect(
      openCtcSession({ path: join(folder, 'жоқ.onnx'), symbols, threads: 1 }),
    ).rejects.toMatchObject({
      code: 'model_missing',
    })
  })
})

describe('sessions of a model', () => {
  it.each([
    ['the test model on two cores', 2, 3.6e6, 8e9, 2],
    ['220M on a laptop of 8 GB', 2, 225e6, 8e9, 1],
    ['220M with 16 GB and eight cores', 7, 225e6, 16e9, 3],
    ['600M with 16 GB', 7, 592e6, 16e9, 1],
    ['600M with 4 GB', 2, 592e6, 4e9, 1],
  ])('%s', (_, threads, modelBytes, memoryBytes, count) => {
    expect(sessionCount(threads, modelBytes, memoryBytes)).toBe(count)
  })
})

describe('gigaam', () => {
  const model = (vocabularyPath: string | null) => ({
    engine: 'gigaam' as const,
    path: ctcModelPath,
    vocabularyPath,
  })

  it('refuses a vocabulary that is not one', async () => {
    const path = join(folder, 'bad-vocab.txt')
    writeFileSync(path, 'а б в')
    await expect(loadGigaam(model(path), 1)).rejects.toMatchObject({
      code: 'model_invalid',
      params: { file: 'bad-vocab.txt' },
    })
  })

  it('names the model whose vocabulary is gone', async () => {
    for (const path of [null, join(folder, 'none-vocab.txt')]) {
      await expect(loadGigaam(model(path), 1)).rejects.toMatchObject({
        code: 'model_vocabulary_missing',
        params: { file: 'ctc-fixture.onnx' },
      })
    }
  })

  it('gives each of many chunks at once its own probabilities, whatever was in that memory before', async () => {
    const [one, two] = await Promise.all([
      loadGigaam(model(ctcVocabularyPath), 2, 'cpu', 1),
      loadGigaam(model(ctcVocabularyPath), 2),
    ])
    expect([one.width, two.width]).toEqual([1, 2])
    // Longer and shorter ones in turn; the longest is longer than the memory a chunk usually needs.
    const chunks = [3, 1, 26, 2, 0.01, 4, 1].map((seconds, which) =>
      Float32Array.from({ length: 16_000 * seconds }, (_, n) => 0.3 * Math.sin((0.02 + 0.03 * which) * n)),
    )
    const kept = chunks.map((samples) => samples.slice())
    const together = await Promise.all(chunks.map((samples) => two.posteriors(samples)))
    expect(chunks).toEqual(kept)
    for (const [index, samples] of chunks.entries()) {
      const alone = await one.posteriors(samples)
      expect(together[index]!.frames).toBe(alone.frames)
      const apart = alone.logProbs.map((value, at) => Math.abs(value - together[index]!.logProbs[at]!))
      expect(apart.reduce((most, value) => Math.max(most, value), 0)).toBeLessThan(1e-3)
    }
    await Promise.all([one.close(), two.close()])
  })

  it('cannot translate', async () => {
    const path = join(folder, 'копия "1".onnx')
    copyFileSync(ctcModelPath, path)
    const engine = await loadGigaam({ engine: 'gigaam', path, vocabularyPath: ctcVocabularyPath }, 1)
    const chunk = { samples: new Float32Array(16_000), startMs: 0 }
    const options = { language: 'kk', translateTo: 'en', threads: 1 } as const
    const { signal } = new AbortController()
    await expect(engine.recognise(chunk, options, signal)).rejects.toMatchObject({ code: 'model_language' })
    const tiny = await engine.recognise(
      { samples: new Float32Array(300), startMs: 0 },
      { ...options, translateTo: null },
      signal,
    )
    expect(tiny.words).toEqual([])
    const silence = await engine.recognise(chunk, { ...options, translateTo: null }, signal)
    expect(silence.words.length).toBeLessThan(3)
    await engine.close()
  })
})

import { describe, expect, it } from 'vitest'
import type { EngineName, Word } from '#shared/transcript.ts'
import type { SpeechChunk, SpeechEngine } from '../../services/transcription/ports.ts'
import { ChunkRecogniser } from './chunk-recogniser.ts'

const good = Array.from({ length: 20 }, (_, i) => `сөйлем${'абвгдежзиклмнопрстуф'[i]}`)
const loop = Array.from({ length: 20 }, () => 'рахмет')

/** An engine that says what it is told to, one answer a call, spread over the sound it gets. */
function engineOf(name: EngineName, answers: string[][]): SpeechEngine & { heard: SpeechChunk[] } {
  const heard: SpeechChunk[] = []
  return {
    name,
    heard,
    async recognise(chunk) {
      const texts = answers[heard.length] ?? []
      heard.push(chunk)
      const wordMs = Math.floor(chunk.samples.length / 16 / Math.max(1, texts.length))
      const words = texts.map((text, i): Word => {
        const startMs = chunk.startMs + i * wordMs
        return { text, startMs, endMs: startMs + wordMs, confidence: null, language: 'kk', speaker: null }
      })
      return { words, language: 'kk' }
    },
    close: async () => {},
  }
}

async function recognise(engine: SpeechEngine): Promise<Word[]> {
  const model = { engine: engine.name, path: 'model.bin', vocabularyPath: null }
  const request = { mediaPath: '', durationMs: 20_000, model, language: 'kk', translateTo: null } as const
  const engines = { primary: engine, english: null, aligner: null }
  const recogniser = new ChunkRecogniser(request, engines, 1, new AbortController().signal)
  return (await recogniser.recognise({ samples: new Float32Array(20_000 * 16), startMs: 0 })).words
}

const textsOf = (words: readonly Word[]) => words.map(({ text }) => text)

describe.each(['whisper', 'parakeet'] as const)('a loop of %s', (name) => {
  it('is heard again on halves, which are taken where they have the good words', async () => {
    const engine = engineOf(name, [[...good, ...loop], good.slice(0, 15), good.slice(15)])
    const words = await recognise(engine)
    expect(textsOf(words)).toEqual(good)
    expect(words.some(({ flag }) => flag)).toBe(false)
    expect(engine.heard.reduce((sum, { samples }) => sum + samples.length, 0)).toBe(2 * 20_000 * 16)
  })

  it('stays under its flags where the halves have lost good words', async () => {
    for (const halves of [
      [[], good.slice(15)],
      [good, []],
      [[], [...good, ...good.slice(0, 5)]],
    ]) {
      const words = await recognise(
        engineOf(name, [[...good.slice(0, 18), ...loop, ...good.slice(18)], ...halves]),
      )
      expect(textsOf(words)).toEqual([...good.slice(0, 18), ...loop, ...good.slice(18)])
      expect(words.filter(({ flag }) => flag === 'repetition')).toHaveLength(loop.length - 1)
    }
  })
})

describe('what gigaam repeats', () => {
  it('has been said, and is heard once', async () => {
    const engine = engineOf('gigaam', [[...good, ...loop]])
    const words = await recognise(engine)
    expect(textsOf(words)).toEqual([...good, ...loop])
    expect(words.some(({ flag }) => flag)).toBe(false)
    expect(engine.heard).toHaveLength(1)
  })
})

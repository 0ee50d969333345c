import { expect, it } from 'vitest'
import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { EngineOptions, SpeechEngine, TranscriptionRequest } from '../../services/transcription/ports.ts'
import { ChunkRecogniser } from './chunk-recogniser.ts'

const name: GlossaryEntry = {
  ...{ id: 'n', interviewId: null, kind: 'person', notes: '' },
  text: { kk: 'Айгүл Серікова', ru: '', en: '' },
}
const request: TranscriptionRequest = {
  ...{ mediaPath: '/a.wav', durationMs: 10_000, language: 'kk', translateTo: null, glossary: [name] },
  model: { engine: 'whisper', path: '/m.bin', vocabularyPath: null },
}

/** The prompts of both attempts of an engine that hears `text`, and nothing the second time. */
async function promptsWhere(text: string) {
  const asked: EngineOptions[] = []
  const engine: SpeechEngine = {
    name: 'whisper',
    async recognise(chunk, options) {
      asked.push(options)
      const words = options.retry ? [] : text.split(' ')
      return {
        words: words.map((each, index) => ({
          ...{ text: each, startMs: chunk.startMs + index * 400, endMs: chunk.startMs + index * 400 + 300 },
          ...{ confidence: null, language: 'kk', speaker: null },
        })),
        language: 'kk',
      }
    },
    close: async () => {},
  }
  const engines = { primary: engine, english: null, aligner: null }
  const recogniser = new ChunkRecogniser(request, engines, 1, new AbortController().signal)
  await recogniser.recognise({ samples: new Float32Array(160_000), startMs: 0 })
  const prompts = (retry: boolean) =>
    asked.filter((options) => (options.retry ?? false) === retry).map(({ prompt }) => prompt)
  return { first: prompts(false), again: new Set(prompts(true)) }
}

it('a second attempt keeps the names, unless the first wrote the prompt itself', async () => {
  const prompt = 'Айгүл Серікова.'
  expect(await promptsWhere(`Айгүл ${'рақмет '.repeat(9)}дедім`)).toEqual({
    ...{ first: [prompt], again: new Set([prompt]) },
  })
  expect(await promptsWhere(Array(6).fill('Айгүл Серікова').join(' '))).toEqual({
    ...{ first: [prompt], again: new Set(['']) },
  })
})

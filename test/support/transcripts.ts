import fc from 'fast-check'
import type { Language } from '../../src/shared/language.ts'
import type { Stretch, Transcript, Word } from '../../src/shared/transcript.ts'

const texts = fc.constantFrom('мен', 'ауылда', 'тұрдым', 'потом', 'поехал', 'then', 'Астана', 'ия', 'сонда,')
const tongues = fc.constantFrom<Language>('kk', 'ru', 'en')

/** Any transcript an engine could have written: words in time order in stretches, with pauses, two speakers and doubts. */
export const transcripts: fc.Arbitrary<Transcript> = fc
  .array(
    fc.record({
      language: tongues,
      words: fc.array(
        fc.record({
          text: texts,
          pause: fc.constantFrom(0, 0, 40, 300, 2500),
          length: fc.integer({ min: 20, max: 900 }),
          confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
          speaker: fc.constantFrom(null, 'a', 'b'),
          heard: fc.option(fc.constantFrom('астана', 'аста на'), { nil: undefined, freq: 4 }),
        }),
        { minLength: 1, maxLength: 8 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((runs) => {
    let time = 0
    const words: Word[] = []
    const stretches: Stretch[] = []
    for (const { language, words: spoken } of runs) {
      const own = spoken.map(({ text, pause, length, confidence, speaker, heard }): Word => {
        const startMs = time + pause
        time = startMs + length
        return {
          ...{ text, startMs, endMs: time, confidence, language, speaker },
          ...(heard ? { heard } : {}),
        }
      })
      words.push(...own)
      stretches.push({
        startMs: own[0]!.startMs,
        endMs: time,
        language,
        confidence: 0.9,
        engine: language === 'en' ? 'whisper' : 'gigaam',
        modelName: language === 'en' ? 'ggml' : 'ctc',
      })
    }
    return {
      language: 'kk',
      engine: 'gigaam',
      durationMs: time + 500,
      words,
      stretches,
      speakers: [
        { id: 'a', name: '', role: 'interviewer' },
        { id: 'b', name: '', role: 'guest' },
      ],
    }
  })

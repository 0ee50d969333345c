import { describe, expect, it } from 'vitest'
import { createTranscriber } from '../../src/main/infra/asr/transcriber.ts'
import { createChildProcessHost } from '../../src/main/infra/workers/child-process-host.ts'
import type { ModelFiles } from '../../src/main/services/transcription/ports.ts'
import { type Language, languages } from '../../src/shared/language.ts'
import { ctcModelPath, ctcVocabularyPath, whisperModelPath } from '../support/speech-recordings.ts'
import {
  boundaryErrors,
  median,
  speechWhisperWrites,
  type TimedSpeech,
  wordsInCommon,
} from '../support/timed-speech.ts'

/** Under 60 ms is wanted with the test models; measured were 16, 14 and 21. May only be made smaller. */
const gateMs: Record<Language, number> = { kk: 25, ru: 25, en: 30 }
/** Half the silence between two utterances: what is further off was said at another time. */
const sameUtteranceMs = 1500

const whisper: ModelFiles = { engine: 'whisper', path: whisperModelPath, vocabularyPath: null }
const gigaam: ModelFiles = { engine: 'gigaam', path: ctcModelPath, vocabularyPath: ctcVocabularyPath }

const transcriber = createTranscriber({
  ffmpegPath: async () => 'ffmpeg',
  workers: createChildProcessHost(),
  threads: 2,
})

/** Of what is said and of what is written the words that are the same, with Whisper's text timed by `aligner`. */
async function heardIn(speech: TimedSpeech, aligner: ModelFiles | null) {
  const { path: mediaPath, durationMs, language } = speech
  const { words } = await transcriber.transcribe(
    { mediaPath, durationMs, model: whisper, language, translateTo: null, aligner },
    { signal: new AbortController().signal },
  )
  return wordsInCommon(speech.words, words, sameUtteranceMs)
}

describe('the words that Whisper writes', () => {
  it.each(languages)('in %s stand where they are said when GigaAM times them', async (language) => {
    const speech = speechWhisperWrites(language)
    const { said, heard } = await heardIn(speech, gigaam)
    const errors = boundaryErrors(said, heard)
    console.log(
      `${heard.length} of ${speech.words.length} words of Whisper in ${language}: ${median(errors)} ms off in the median`,
    )
    expect(heard.length).toBeGreaterThan(0.6 * speech.words.length)
    expect(median(errors)).toBeLessThan(gateMs[language])
  })

  it('are not there by its own times: the gates measure the alignment', async () => {
    const { said, heard } = await heardIn(speechWhisperWrites('ru'), null)
    expect(heard.length).toBeGreaterThan(20)
    expect(median(boundaryErrors(said, heard))).toBeGreaterThan(60)
  })
})

import type { GlossaryEntry } from '#shared/api/glossary.ts'
import type { SpokenLanguage } from '#shared/language.ts'
import type { Transcript, Word } from '#shared/transcript.ts'
import { settleShortStretches } from './router.ts'
import { withWords } from './stretches.ts'
import { markFillers } from './text/fillers.ts'
import { restoreText } from './text/restore-text.ts'

/**
 * What is done once all words of a recording are there, since sentences and the surroundings of a stretch reach over chunks: doubtful short
 * stretches take the language around them, the bare words of a CTC engine get sentences, hesitations are marked.
 * @param language asked for; that of words that have none
 */
export function finishTranscript(
  transcript: Transcript,
  { language, glossary }: { language: SpokenLanguage; glossary: readonly GlossaryEntry[] },
): Transcript {
  const parts = withWords(transcript)
  const stretches = settleShortStretches(
    parts.map(({ stretch }) => stretch),
    parts.map(({ words }) => words.length),
  )
  const words: Word[] = []
  // Sentences go on from stretch to stretch of the engine that writes none.
  let bare: Word[] = []
  const flush = () => {
    if (bare.length > 0) words.push(...restoreText(bare, { language, glossary }))
    bare = []
  }
  parts.forEach((part, index) => {
    const stretch = stretches[index]!
    const moved = stretch.language !== part.stretch.language
    const own = moved ? part.words.map((word): Word => ({ ...word, language: stretch.language })) : part.words
    if (stretch.engine === 'gigaam') bare.push(...own)
    else {
      flush()
      words.push(...own)
    }
  })
  flush()
  return { ...transcript, stretches, words: markFillers(words, language) }
}

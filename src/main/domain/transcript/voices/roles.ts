import type { Word } from '#shared/transcript.ts'

/** Words that ask without a mark, as recognisers without punctuation write them: Kazakh particles, and question words of the three languages. */
const asking = new Set(
  (
    'ма ме ба бе па пе кім не қандай қашан қайда неге қалай қанша ' +
    'кто что какой какая какие когда где куда откуда почему зачем как сколько ' +
    'who what which when where why how'
  ).split(' '),
)

/** For a turn that asks, and for a share of the talk that is all the other's. */
const weights = { asks: 1, listens: 1 }

/**
 * Which of two voices is likelier the interviewer: more of its turns ask, and it speaks less.
 * @param ofWord voice 0 or 1 of each word
 */
export function likelyInterviewer(words: readonly Word[], ofWord: readonly (0 | 1)[]): 0 | 1 {
  const turns = [0, 0]
  const questions = [0, 0]
  const spoken = [0, 0]
  for (const [index, word] of words.entries()) {
    const voice = ofWord[index]!
    const isNew = index === 0 || ofWord[index - 1] !== voice
    if (isNew) {
      turns[voice]! += 1
      let asks = false
      for (let i = index; i < words.length && ofWord[i] === voice; i++) {
        const { text } = words[i]!
        if (text.includes('?') || asking.has(text.toLowerCase().replace(/[^\p{L}]/gu, ''))) asks = true
      }
      if (asks) questions[voice]! += 1
    }
    spoken[voice]! += word.endMs - word.startMs
  }
  const score = (voice: 0 | 1) =>
    (weights.asks * questions[voice]!) / Math.max(1, turns[voice]!) -
    (weights.listens * spoken[voice]!) / Math.max(1, spoken[0]! + spoken[1]!)
  return score(0) >= score(1) ? 0 : 1
}

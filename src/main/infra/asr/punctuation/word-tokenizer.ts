import { Tokenizer } from '@huggingface/tokenizers'
import type { SentencePieces } from './sentencepiece-file.ts'

/** A word in tokens. */
export interface WordTokens {
  ids: number[]
  /** The signs (code points) of the word each token stands for; the first one's begin with the ▁ before the word. */
  lengths: number[]
  /** How many signs the word has as it was given to the tokenizer. */
  signs: number
}

/** Cuts words into the pieces of a lower-case unigram model. SentencePiece never joins pieces over a space, so each word is by itself. */
export function wordTokenizer({ pieces, unknownId }: SentencePieces): (word: string) => WordTokens {
  const tokenizer = new Tokenizer(
    {
      version: '1.0',
      added_tokens: [],
      normalizer: null,
      pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true },
      post_processor: null,
      decoder: null,
      model: {
        type: 'Unigram',
        unk_id: unknownId,
        vocab: pieces.map(({ text, score }) => [text, score]),
        byte_fallback: false,
      },
    },
    {},
  )
  return (word) => {
    const prepared = prepare(word)
    const { ids, tokens } = tokenizer.encode(prepared, { add_special_tokens: false })
    const lengths = tokens.map((token) => Array.from(token).length)
    return ids.length > 0
      ? { ids, lengths, signs: Array.from(prepared).length }
      : { ids: [unknownId], lengths: [1], signs: 0 }
  }
}

/** As the model was trained: lower case, compatible forms composed (NFKC, the default of SentencePiece). */
function prepare(word: string): string {
  return word.toLowerCase().normalize('NFKC')
}

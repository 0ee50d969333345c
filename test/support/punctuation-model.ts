import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../fixtures/speech/punctuation/', import.meta.url))

/** A punctuation model whose answers are known, and its tokenizer: test/fixtures/speech/punctuation/make.py says what it says. */
export const punctuationModelPath = `${folder}punctuation.onnx`
export const punctuationTokenizerPath = `${folder}sentencepiece.model`

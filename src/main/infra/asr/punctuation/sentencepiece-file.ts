/** What encoding needs of a SentencePiece model. */
export interface SentencePieces {
  /** By id; the score is a log-probability. */
  pieces: readonly { text: string; score: number }[]
  unknownId: number
  beginId: number
  endId: number
}

/** `SentencePiece.Type` of a piece (sentencepiece_model.proto). */
const pieceTypes = { unknown: 2 } as const
/** `TrainerSpec.ModelType`. */
const unigram = 1

/**
 * Reads a SentencePiece model, a protobuf `ModelProto` (google/sentencepiece, src/sentencepiece_model.proto): pieces with their scores and,
 * in the trainer's notes, the ids of the signs for the beginning and the end. Its normalisation is not read.
 * @throws Error with what is wrong with it
 */
export function readSentencePieces(bytes: Uint8Array): SentencePieces {
  const pieces: { text: string; score: number }[] = []
  let unknownId = -1
  // The defaults of TrainerSpec.
  const spec = { modelType: unigram, begin: 1, end: 2 }
  for (const { number, value } of fieldsOf(bytes)) {
    if (number === 1 && typeof value !== 'number') {
      const { text, score, type } = readPiece(value)
      if (type === pieceTypes.unknown) unknownId = pieces.length
      pieces.push({ text, score })
    } else if (number === 2 && typeof value !== 'number') readSpec(value, spec)
  }
  if (spec.modelType !== unigram) throw new Error(`a model of the type ${spec.modelType}, not unigram`)
  if (pieces.length === 0 || unknownId < 0) throw new Error('no pieces, or none for what is unknown')
  const { begin, end } = spec
  if (!pieces[begin] || !pieces[end]) throw new Error('no pieces for the beginning and the end')
  return { pieces, unknownId, beginId: begin, endId: end }
}

function readPiece(bytes: Uint8Array): { text: string; score: number; type: number } {
  let text = ''
  let score = 0
  let type = 1
  for (const { number, value } of fieldsOf(bytes)) {
    if (number === 1 && typeof value !== 'number') text = utf8.decode(value)
    else if (number === 2 && typeof value !== 'number' && value.length === 4) {
      score = new DataView(value.buffer, value.byteOffset).getFloat32(0, true)
    } else if (number === 3 && typeof value === 'number') type = value
  }
  return { text, score, type }
}

function readSpec(bytes: Uint8Array, spec: { modelType: number; begin: number; end: number }): void {
  for (const { number, value } of fieldsOf(bytes)) {
    if (typeof value !== 'number') continue
    if (number === 3) spec.modelType = value
    else if (number === 41) spec.begin = value
    else if (number === 42) spec.end = value
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The fields of a protobuf message: numbers of varints, bytes of all else. */
function* fieldsOf(bytes: Uint8Array): Generator<{ number: number; value: number | Uint8Array }> {
  let at = 0
  const varint = () => {
    let value = 0
    for (let shift = 0; shift < 64; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined) throw new Error('it ends in the middle')
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
    throw new Error('not a protobuf')
  }
  const take = (length: number) => {
    if (at + length > bytes.length) throw new Error('it ends in the middle')
    at += length
    return bytes.subarray(at - length, at)
  }
  while (at < bytes.length) {
    const tag = varint()
    const number = Math.floor(tag / 8)
    const wire = tag % 8
    if (wire === 0) yield { number, value: varint() }
    else if (wire === 1) yield { number, value: take(8) }
    else if (wire === 2) yield { number, value: take(varint()) }
    else if (wire === 5) yield { number, value: take(4) }
    else throw new Error('not a protobuf')
  }
}

import { writeFileSync } from 'node:fs'

const channels = 512
/** Each layer's weights are 2 x 512 x 2048: of their own for so many layers, whose weights the layers above use again. */
const ownLayers = 8
const elementTypes = { float: 1, int64: 7 } as const

/**
 * Writes an ONNX model of the GigaAM contract with random weights: it understands nothing, and computes as much for a chunk as a stack
 * of `layers` feed-forward layers of 512 and 2048 does (8 layers are 17 million weights, 104 layers as many as the smallest real model
 * has, 220 million; the file is 70 MB in any case). The fixture model is so small that what surrounds it, loading above all, weighs as
 * much as what it computes; here it does not.
 * @param symbols V, the size of the vocabulary
 */
export function writeLargeModel(path: string, symbols: number, layers: number): void {
  const random = randomNumbers()
  const weights = new Map<string, Buffer>()
  const nodes: Buffer[] = []
  let last = 'features'
  const add = (type: string, inputs: string[], attributes: Buffer[] = []) => {
    const output = `x${nodes.length}`
    nodes.push(
      message(
        ...inputs.map((name) => bytes(1, name)),
        bytes(2, output),
        bytes(4, type),
        ...attributes.map((attribute) => bytes(5, attribute)),
      ),
    )
    last = output
    return output
  }
  const conv = (name: string, to: number, from: number, width: number, stride: number) => {
    if (!weights.has(name)) weights.set(name, tensor(name, [to, from, width], random))
    const pad = (width - 1) / 2
    return add('Conv', [last, name], [integers('strides', [stride]), integers('pads', [pad, pad])])
  }
  conv('first', channels, 64, 3, 2)
  add('Relu', [last])
  conv('second', channels, channels, 3, 2)
  for (let layer = 0; layer < layers; layer++) {
    const before = last
    conv(`wider${layer % ownLayers}`, 4 * channels, channels, 1, 1)
    add('Relu', [last])
    conv(`narrower${layer % ownLayers}`, channels, 4 * channels, 1, 1)
    add('Add', [before, last])
  }
  conv('last', symbols, channels, 1, 1)
  add('Transpose', [last], [integers('perm', [0, 2, 1])])
  add('LogSoftmax', [last], [integer('axis', 2)])
  nodes.push(message(bytes(1, last), bytes(2, 'log_probs'), bytes(4, 'Identity')))
  const graph = message(
    ...nodes.map((node) => bytes(1, node)),
    bytes(2, 'random'),
    ...[...weights.values()].map((weight) => bytes(5, weight)),
    bytes(11, value('features', 'float', ['batch', 64, 'frames'])),
    bytes(11, value('feature_lengths', 'int64', ['batch'])),
    bytes(12, value('log_probs', 'float', ['batch', 'outputs', symbols])),
  )
  // Version 8 of the format with operator set 17 (onnx.proto; onnxruntime-node reads both).
  writeFileSync(path, message(number(1, 8), bytes(7, graph), bytes(8, message(number(2, 17)))))
}

/** Even numbers in [-1, 1), the same each time. */
function randomNumbers(): () => number {
  let state = 1
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return state / 2 ** 31
  }
}

function tensor(name: string, dims: number[], random: () => number): Buffer {
  const size = dims.reduce((product, dim) => product * dim, 1)
  const scale = Math.sqrt((3 * dims[0]!) / size)
  const values = new Float32Array(size)
  for (let i = 0; i < size; i++) values[i] = scale * random()
  return message(
    ...dims.map((dim) => number(1, dim)),
    number(2, elementTypes.float),
    bytes(8, name),
    bytes(9, Buffer.from(values.buffer)),
  )
}

function value(name: string, type: keyof typeof elementTypes, dims: (string | number)[]): Buffer {
  const shape = dims.map((dim) => bytes(1, message(typeof dim === 'string' ? bytes(2, dim) : number(1, dim))))
  return message(
    bytes(1, name),
    bytes(2, message(bytes(1, message(number(1, elementTypes[type]), bytes(2, message(...shape)))))),
  )
}

function integer(name: string, one: number): Buffer {
  return message(bytes(1, name), number(3, one), number(20, 2))
}

function integers(name: string, many: number[]): Buffer {
  return message(bytes(1, name), ...many.map((one) => number(8, one)), number(20, 7))
}

// The wire format of protocol buffers: a field's number and type, then a varint or a length and bytes.

function message(...fields: Buffer[]): Buffer {
  return Buffer.concat(fields)
}

function number(field: number, one: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(one)])
}

function bytes(field: number, content: Buffer | string): Buffer {
  const body = Buffer.from(content as string)
  return Buffer.concat([varint((field << 3) | 2), varint(body.length), body])
}

function varint(one: number): Buffer {
  const out: number[] = []
  let rest = one
  for (; rest > 127; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128)
  out.push(rest)
  return Buffer.from(out)
}

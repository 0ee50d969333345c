import type { FileHandle } from 'node:fs/promises'

/** ggml's number, in the machine's order. */
export const ggmlMagic = 0x67676d6c

/** Bytes and weights of a block, by ggml's number of the type (ggml.h, `enum ggml_type`). */
const blocks: Partial<Record<number, readonly [bytes: number, weights: number]>> = {
  ...{ 0: [4, 1], 1: [2, 1], 26: [4, 1], 30: [2, 1] },
  ...{ 2: [18, 32], 3: [20, 32], 6: [22, 32], 7: [24, 32], 8: [34, 32] },
  ...{ 10: [84, 256], 11: [110, 256], 12: [144, 256], 13: [176, 256], 14: [210, 256] },
}
const longestName = 200

/** Goes past the weights of one name, without reading them. */
export async function skipTensor(reader: GgmlReader, refuse: (detail: string) => never): Promise<void> {
  const [dimensions, nameLength, type] = [await reader.int32(), await reader.int32(), await reader.int32()]
  const block = blocks[type] ?? refuse(`weights of the unknown type ${type}`)
  if (dimensions < 0 || dimensions > 4 || nameLength < 1 || nameLength > longestName) {
    refuse('its weights are broken')
  }
  let weights = 1
  for (let i = 0; i < dimensions; i++) weights *= await reader.int32()
  if (!(weights > 0)) refuse('its weights are broken')
  reader.skip(nameLength + (weights / block[1]) * block[0])
}

const windowBytes = 65_536

/** Reads numbers here and there in a file, a window at a time. */
export class GgmlReader {
  readonly #file: FileHandle
  readonly #size: number
  readonly #onEnd: () => never
  #at = 0
  #window = Buffer.alloc(0)
  #windowAt = 0

  constructor(file: FileHandle, size: number, onEnd: () => never) {
    this.#file = file
    this.#size = size
    this.#onEnd = onEnd
  }

  get left(): number {
    return this.#size - this.#at
  }

  skip(bytes: number): void {
    if (bytes > this.left) this.#onEnd()
    this.#at += bytes
  }

  async int32(): Promise<number> {
    if (this.left < 4) this.#onEnd()
    if (this.#at < this.#windowAt || this.#at + 4 > this.#windowAt + this.#window.length) {
      const { buffer, bytesRead } = await this.#file.read(Buffer.alloc(windowBytes), 0, windowBytes, this.#at)
      if (bytesRead < 4) this.#onEnd()
      this.#window = buffer.subarray(0, bytesRead)
      this.#windowAt = this.#at
    }
    const value = this.#window.readInt32LE(this.#at - this.#windowAt)
    this.#at += 4
    return value
  }
}

/** Whether two sounds are the same to the bit: a deep comparison of so many numbers takes seconds. */
export function sameSamples(one: Float32Array, other: Float32Array): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: Float32Array) =>
    Buffer.from(buffer, byteOffset, byteLength)
  return bytes(one).equals(bytes(other))
}

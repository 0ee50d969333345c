import { z } from 'zod'

/** Text on one line, trimmed: a title or a name goes into files and lists whose lines it must not end. */
export function lineSchema(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .regex(/^[^\p{Cc}\u2028\u2029]*$/u)
}

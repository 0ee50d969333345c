import type { CliTexts } from '#shared/messages/cli-texts.ts'
import { fill } from './fill.ts'

/** A number with its decimals after the mark of the language. */
export function decimal(texts: CliTexts, value: number, digits: number): string {
  return value.toFixed(digits).replace('.', texts.decimal_mark)
}

export function megabytes(texts: CliTexts, bytes: number): string {
  return fill(texts.mb, { size: decimal(texts, bytes / 1e6, bytes < 1e7 ? 1 : 0) })
}

export function gibibytes(texts: CliTexts, bytes: number, digits: 0 | 1): string {
  return fill(texts.gib, { size: decimal(texts, bytes / 1024 ** 3, digits) })
}

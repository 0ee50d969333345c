import type { CliTexts } from '#shared/messages/cli-texts.ts'
import { fill } from './fill.ts'

export function megabytes(texts: CliTexts, bytes: number): string {
  return fill(texts.mb, { size: (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0) })
}

export function gibibytes(texts: CliTexts, bytes: number, digits: 0 | 1): string {
  return fill(texts.gib, { size: (bytes / 1024 ** 3).toFixed(digits) })
}

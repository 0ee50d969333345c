import { basename, extname } from 'node:path'
import { IzError } from '#shared/error.ts'
import { parseTimecode } from '#shared/time.ts'

/** An option that was not understood; `allowed` tells what would be. */
export function invalidOption(option: string, value: string, allowed: string): IzError {
  return new IzError('invalid_input', { option, value, allowed })
}

/** @throws invalid_input with the allowed values */
export function parseOption<T extends string>(allowed: readonly T[], value: string, option: string): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw invalidOption(option, value, allowed.join(', '))
  return found
}

/** A list parted by commas, each value once, in the order given. @throws invalid_input with the allowed values */
export function parseList<T extends string>(allowed: readonly T[], value: string, option: string): T[] {
  return [...new Set(value.split(',').map((part) => parseOption(allowed, part.trim(), option)))]
}

/** What a file's ending asks for, in any case of letters. @throws invalid_input with the allowed endings */
export function parseEnding<T extends string>(allowed: readonly T[], path: string, option: string): T {
  const ending = extname(path).slice(1).toLowerCase()
  const found = allowed.find((one) => one === ending)
  if (found === undefined) {
    throw invalidOption(option, basename(path), allowed.map((one) => `.${one}`).join(', '))
  }
  return found
}

/** Two percentages as shares, 0 to 1. @throws invalid_input */
export function parseShares(value: string, option: string): [number, number] {
  const parts = value
    .split(',')
    .map((part) => (/^\s*\d{1,3}(\.\d+)?\s*%?\s*$/.test(part) ? Number.parseFloat(part) / 100 : Number.NaN))
  const [x, y] = parts
  if (parts.length !== 2 || x === undefined || y === undefined || !(x <= 1) || !(y <= 1)) {
    throw invalidOption(option, value, '0,0 … 100,100')
  }
  return [x, y]
}

/** A time of the recording in ms. @throws invalid_input */
export function parseTime(value: string, option: string): number {
  const ms = parseTimecode(value)
  if (ms === null) throw invalidOption(option, value, 'HH:MM:SS.mmm')
  return ms
}

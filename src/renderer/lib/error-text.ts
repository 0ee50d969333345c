import i18next, { type TFunction } from 'i18next'
import type { WireError } from '#shared/error.ts'
import type { Language } from '#shared/language.ts'
import { errorWords } from '#shared/messages/error-words.ts'
import { createFormat } from './format.ts'
import { wireOf } from './wire-error.ts'

/** A wire error in the interface language: what happened, to which file, and what to do. */
export function errorText(t: TFunction, wire: Pick<WireError, 'code' | 'params'>): string {
  const { key, values } = errorWords(wire, createFormat(i18next.language as Language).bytes)
  return t(`error.${key}`, { ...values, file: values.file ?? t('error_page.unnamed_file') })
}

/** Any failed call in the interface language. */
export function failureText(t: TFunction, error: unknown): string {
  const wire = wireOf(error)
  return wire ? errorText(t, wire) : t('connection.unreachable')
}

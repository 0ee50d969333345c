import type { TFunction } from 'i18next'
import type { WireError } from '#shared/error.ts'
import { wireOf } from './wire-error.ts'

/** A wire error in the interface language: what happened, to which file, and what to do. */
export function errorText(t: TFunction, wire: Pick<WireError, 'code' | 'params'>): string {
  return t(`error.${wire.code}`, { ...wire.params, file: wire.params.file ?? t('error_page.unnamed_file') })
}

/** Any failed call in the interface language. */
export function failureText(t: TFunction, error: unknown): string {
  const wire = wireOf(error)
  return wire ? errorText(t, wire) : t('connection.unreachable')
}

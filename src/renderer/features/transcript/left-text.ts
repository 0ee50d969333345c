import type { TFunction } from 'i18next'

/**
 * How many words there are to check. Where none is known to be doubtful, but of some (`unknown`) the model did not say how sure it is, that is
 * said: they are not the same as words it is sure of.
 */
export function leftText(t: TFunction, count: number, unknown: number): string {
  if (count > 0) return t('editor.left', { count })
  return unknown > 0 ? t('editor.unknown', { count: unknown }) : t('editor.left_none')
}

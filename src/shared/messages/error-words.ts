import type { ErrorCode, ErrorParams, WireError } from '../error.ts'

/** `params.reason` of model_invalid, where it is known what is wrong. */
export const modelFlaws = ['cut_short', 'vocabulary_differs', 'other_kind'] as const
export type ModelFlaw = (typeof modelFlaws)[number]

/** Texts that say more than the one of their code. */
export const closerErrorTexts = [
  'disk_full_sizes',
  'font_missing_letters',
  'path_not_writable_exports',
  'path_not_writable_working_files',
  'invalid_input_part_of_path',
  'file_missing_no_library',
  'file_missing_no_folder',
  'file_unreadable_backup',
  'file_unreadable_other_library',
  'file_exists_other_content',
  'model_vocabulary_missing_tokenizer',
  'text_not_heard_percent',
  ...modelFlaws.map((flaw) => `model_invalid_${flaw}` as const),
] as const
export type ErrorTextKey = ErrorCode | (typeof closerErrorTexts)[number]

/** Which text says an error, and what stands in it. `size` writes a number of bytes. */
export function errorWords(
  { code, params }: Pick<WireError, 'code' | 'params'>,
  size: (bytes: number) => string,
): { key: ErrorTextKey; values: ErrorParams } {
  const { neededBytes, freeBytes, reason } = params
  if (code === 'disk_full' && typeof neededBytes === 'number' && typeof freeBytes === 'number') {
    const values = { ...params, needed: size(neededBytes), free: size(freeBytes) }
    return { key: 'disk_full_sizes', values }
  }
  if (code === 'font_missing' && params.letters !== undefined && params.at !== undefined) {
    return { key: 'font_missing_letters', values: params }
  }
  // Jobs of earlier versions failed without a figure, and are kept.
  if (code === 'text_not_heard' && typeof params.percent === 'number') {
    return { key: 'text_not_heard_percent', values: params }
  }
  return { key: closerErrorTexts.find((key) => key === `${code}_${reason}`) ?? code, values: params }
}

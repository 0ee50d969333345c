import { IzError } from '#shared/error.ts'

/**
 * `IZ_MODEL_MIRROR`: where models are fetched from instead of huggingface.co; null where it is not set.
 * @throws invalid_input when it is no address of the web
 */
export function mirrorFromEnvironment(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  const value = env.IZ_MODEL_MIRROR?.trim()
  if (!value) return null
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) {
    throw new IzError('invalid_input', { option: 'IZ_MODEL_MIRROR', value, allowed: 'http://…, https://…' })
  }
  return value
}

import type { Speaker } from '#shared/api/speakers.ts'

/** What could harm a person, or someone close, in the wrong hands. */
export const sensitiveFields = ['contacts', 'risks', 'guardian'] as const
export type SensitiveField = (typeof sensitiveFields)[number]

/** A speaker as exports and shared packages may have it: the sensitive fields are not there at all. */
export function withoutSensitive<T extends Partial<Speaker>>(speaker: T): Omit<T, SensitiveField> {
  const { contacts: _contacts, risks: _risks, guardian: _guardian, ...rest } = speaker
  return rest
}

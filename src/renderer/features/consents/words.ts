import type { TFunction } from 'i18next'
import type { ConsentOverview, ConsentPlatform } from '#shared/api/consents.ts'
import type { ConsentReason } from '#shared/consent-allows.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import type { Format } from '../../lib/format.ts'

/** Names that are the same in every language; the other platforms are translated. */
const brands: Partial<Record<ConsentPlatform, string>> = {
  youtube: 'YouTube',
  instagram: 'Instagram',
  facebook: 'Facebook',
  tiktok: 'TikTok',
}

export const plainPlatforms = ['website', 'archive', 'research'] as const

export function platformName(t: TFunction, platform: ConsentPlatform): string {
  const plain = plainPlatforms.find((other) => other === platform)
  return plain ? t(`consents.platform.${plain}`) : (brands[platform] ?? platform)
}

/** A day 'YYYY-MM-DD' in words, the same day in every time zone. */
export function dayText(format: Format, day: string): string {
  return format.date(`${day}T12:00:00`)
}

export function reasonText(t: TFunction, format: Format, { code, until }: ConsentReason): string {
  return t(`consents.reason.${code}`, { date: until === null ? '' : dayText(format, until) })
}

/** Who it is about, in the interface language as far as it is known. */
export function personName(overview: ConsentOverview, language: Language): string {
  return (overview.speaker && showText(overview.speaker.name, language)?.text) || overview.speakerName
}

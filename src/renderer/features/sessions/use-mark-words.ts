import type { Mark } from '#shared/api/sessions.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'
import { useTranslation } from '../../i18n/use-translation.tsx'

/** What a mark is called where it stands alone: the question's words, else its note, else its kind. */
export function useMarkWords() {
  const { t, i18n } = useTranslation()
  return (mark: Pick<Mark, 'kind' | 'text' | 'note'>, language = i18n.language as Language): string =>
    showText(mark.text, language)?.text || mark.note || t(`sessions.kind.${mark.kind}`)
}

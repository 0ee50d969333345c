import { useTranslation } from 'react-i18next'
import type { Mark } from '#shared/api/sessions.ts'
import type { Language } from '#shared/language.ts'
import { showText } from '#shared/localized.ts'

/** What a mark is called where it stands alone: the question's words, else its note, else its kind. */
export function useMarkWords() {
  const { t, i18n } = useTranslation()
  return (mark: Pick<Mark, 'kind' | 'text' | 'note'>, language = i18n.language as Language): string =>
    showText(mark.text, language)?.text || mark.note || t(`sessions.kind.${mark.kind}`)
}

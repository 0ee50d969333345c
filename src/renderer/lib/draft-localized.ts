import { type Language, languages } from '#shared/language.ts'
import type { LocalizedText } from '#shared/localized.ts'
import { DraftText, type SentText } from './draft-text.ts'

/** A text in all languages on its way to the library. */
export interface SentTexts {
  readonly text: LocalizedText
  /** The languages that were changed. */
  readonly parts: ReadonlyMap<Language, SentText>
}

/** The library trims texts and keeps them in NFC. */
const tidy = (text: string) => text.trim().normalize('NFC')

/** A text in three languages while it is typed, beside the same text as the library has it; each language by itself as a `DraftText`. */
export class DraftLocalized {
  readonly #texts: Record<Language, DraftText>
  #draft: LocalizedText

  constructor(value: LocalizedText) {
    this.#texts = { kk: new DraftText(value.kk), ru: new DraftText(value.ru), en: new DraftText(value.en) }
    this.#draft = value
  }

  /** As it stands in the fields; the same object until something in it changes. */
  get draft(): LocalizedText {
    return this.#draft
  }

  set draft(text: LocalizedText) {
    for (const language of languages) this.#texts[language].draft = text[language]
    this.#draft = text
  }

  get isSaved(): boolean {
    return languages.every((language) => this.#texts[language].isSaved)
  }

  /** What the library says now; true when a field shows something else from here on. */
  see(value: LocalizedText): boolean {
    const changed = languages.filter((language) => this.#texts[language].see(value[language]))
    return this.#read(changed.length > 0)
  }

  /** What the library says a while after all was answered; true when a field shows something else from here on. */
  settle(value: LocalizedText): boolean {
    const changed = languages.filter((language) => this.#texts[language].settle(value[language]))
    return this.#read(changed.length > 0)
  }

  /** The whole text to save, made tidy; null where there is nothing to save. */
  take(isLeft: boolean): SentTexts | null {
    const parts = new Map<Language, SentText>()
    for (const language of languages) {
      const sent = this.#texts[language].take(tidy, isLeft)
      if (sent) parts.set(language, sent)
    }
    this.#read(languages.some((language) => this.#texts[language].draft !== this.#draft[language]))
    const { kk, ru, en } = this.#draft
    return parts.size === 0 ? null : { text: { kk: tidy(kk), ru: tidy(ru), en: tidy(en) }, parts }
  }

  /** It has been answered. */
  answered({ parts }: SentTexts, wasSaved: boolean): void {
    for (const [language, sent] of parts) this.#texts[language].answered(sent, wasSaved)
  }

  #read(hasChanged: boolean): boolean {
    const { kk, ru, en } = this.#texts
    if (hasChanged) this.#draft = { kk: kk.draft, ru: ru.draft, en: en.draft }
    return hasChanged
  }
}
